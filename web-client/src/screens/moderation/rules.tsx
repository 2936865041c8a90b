// The rules of moderation: the list, and one rule opened to be changed, tried and saved.
import { useState } from 'preact/hooks';
import { type ModerationRule, type RuleItem, type RuleKind, ruleKindValues, type RuleList } from '@protocol/messages';
import { api } from '../../api/api';
import { useLoaded } from '../../api/loaded';
import { newId, profile } from '../../app/hub';
import { wideScopes } from '../../app/scopes';
import { failureSentence } from '../../app/sentences';
import { Dialog } from '../../widgets/dialog';
import { Icon } from '../../widgets/icons';
import { Empty, Failure, Skeleton } from '../../widgets/states';
import { shieldTexts } from '../desk/moderation_texts';
import { RuleEditor } from './rule_editor';
import { newRule } from './rule_fields';
import { rulesTexts } from './rules_texts';

interface Opened {
  readonly id: string;
  /** Not kept yet. */
  readonly draft?: ModerationRule;
}

export function RulesSection() {
  const { loaded, reload } = useLoaded(() => api.rules(), 'rules');
  const [opened, setOpened] = useState<Opened>();
  if (loaded.kind === 'loading') return <Skeleton />;
  if (loaded.kind === 'failed') {
    return <Failure sentence={failureSentence(loaded.failure)} onRetry={() => void reload()} />;
  }
  const close = () => {
    setOpened(undefined);
    void reload();
  };
  if (opened) return <OpenedRule opened={opened} list={loaded.value} onClose={close} />;
  return <RuleRows list={loaded.value} onOpen={setOpened} />;
}

function RuleRows({ list, onOpen }: { readonly list: RuleList; readonly onOpen: (opened: Opened) => void }) {
  const t = rulesTexts();
  const [choosing, setChoosing] = useState(false);
  const where = wideScopes(profile()?.grants ?? [])[0];
  const rules = list.rules.filter(({ deleted }) => !deleted);
  const begin = (kind: RuleKind) => {
    if (!where) return;
    const id = newId();
    onOpen({ id, draft: newRule(kind, id, where) });
  };
  return (
    <div class="rules">
      <p class="field__hint">{t.intro}</p>
      {where && (
        <button type="button" class="button button--primary rules__new" onClick={() => setChoosing(true)}>
          <Icon name="plus" />
          {t.newRule}
        </button>
      )}
      {rules.length === 0 && <Empty icon="filter" title={t.none} />}
      <ul class="rules__list">
        {rules.map((item) => (
          <RuleRow key={item.rule.id} item={item} onOpen={() => onOpen({ id: item.rule.id })} />
        ))}
      </ul>
      {choosing && (
        <Dialog
          title={t.newKind}
          onClose={() => setChoosing(false)}
          actions={
            <button type="button" class="button" onClick={() => setChoosing(false)}>
              {t.cancel}
            </button>
          }
        >
          <ul class="report__reasons">
            {ruleKindValues.map((kind) => (
              <li key={kind}>
                <button type="button" class="button button--wide" onClick={() => begin(kind)}>
                  {t.kind(kind)}
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  );
}

function RuleRow({ item, onOpen }: { readonly item: RuleItem; readonly onOpen: () => void }) {
  const t = rulesTexts();
  const { rule, version, by, entries } = item;
  const facts = [
    t.kind(rule.kind),
    shieldTexts().scope(rule.scope) + (rule.scope_id ? ` ${rule.scope_id}` : ''),
    t.version(version, by),
    entries > 0 && t.entries(entries),
  ];
  return (
    <li class="rules__row">
      <div>
        <p class="rules__title">{rule.title}</p>
        <p class="field__hint">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <span class={rule.action === 'off' ? 'pill' : 'pill pill--slate'}>{t.action(rule.action)}</span>
      <button type="button" class="button button--small" onClick={onOpen} aria-label={`${t.edit} : ${rule.title}`}>
        <Icon name="edit" />
        {t.edit}
      </button>
    </li>
  );
}

interface OpenedProps {
  readonly opened: Opened;
  readonly list: RuleList;
  readonly onClose: () => void;
}

function OpenedRule({ opened, list, onClose }: OpenedProps) {
  const t = rulesTexts();
  return (
    <div class="rules">
      <button type="button" class="button button--quiet button--small rules__new" onClick={onClose}>
        <Icon name="back" />
        {t.back}
      </button>
      {opened.draft ? (
        <RuleEditor rule={opened.draft} version={0} mayChange lists={list.lists} onDone={onClose} />
      ) : (
        <KeptRule id={opened.id} list={list} onDone={onClose} />
      )}
    </div>
  );
}

function KeptRule({ id, list, onDone }: { readonly id: string; readonly list: RuleList; readonly onDone: () => void }) {
  const { loaded, reload } = useLoaded(() => api.rule(id), id);
  if (loaded.kind === 'loading') return <Skeleton />;
  if (loaded.kind === 'failed') {
    return <Failure sentence={failureSentence(loaded.failure)} onRetry={() => void reload()} />;
  }
  const { rule, version, may_change } = loaded.value;
  return <RuleEditor rule={rule} version={version} mayChange={may_change} lists={list.lists} onDone={onDone} />;
}
