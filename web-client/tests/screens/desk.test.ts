import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { permissions } from '@protocol/limits';
import {
  type Contest,
  type Grant,
  messageStateValues,
  type Question,
  questionStateValues,
  reasonValues,
  type Report,
} from '@protocol/messages';
import type { Pending } from '../../src/room/pending';
import {
  actionKeys,
  actionOfKey,
  actionsOf,
  isFigureKey,
  leaves,
  reasonKeys,
  reasonOfKey,
} from '../../src/screens/desk/actions';
import { commandOf, takeAway, undoOf } from '../../src/screens/desk/commands';
import { type DeskItem, keyOf } from '../../src/screens/desk/items';
import { penaltyCommand, penaltyRequest } from '../../src/screens/desk/duration';
import { Looking, prolongMs } from '../../src/screens/desk/looking';
import { moderatedScopes } from '../../src/app/scopes';
import { piecesOf } from '../../src/widgets/marked';
import { activeKey } from '../../src/screens/desk/roving';
import { settingsShown } from '../../src/screens/desk/settings_shown';
import { waitingItems } from '../../src/screens/desk/waiting_items';
import { author, message, question, roomState, roomView } from '../sample_room';

const asItem = (change: Partial<Question>): DeskItem => {
  const view = question(7, change);
  return { kind: 'question', id: 7, item: { question: view, votes: 0, voted: false, mine: false } };
};
const everyItem: readonly DeskItem[] = [
  ...questionStateValues.flatMap((state) => [asItem({ state }), asItem({ state, can_undo: true })]),
  ...messageStateValues.map((state): DeskItem => ({ kind: 'message', id: 8, message: message(8, { state }) })),
  { kind: 'report', id: 9, report: report(9) },
  { kind: 'contest', id: 11, contest: contest(11), about: '', own: false },
  { kind: 'contest', id: 11, contest: contest(11), about: '', own: true },
];

function report(id: number, change: Partial<Report> = {}): Report {
  return {
    id,
    at: id,
    kind: 'message',
    item: 5,
    count: 1,
    reasons: { abuse: 1 },
    risk: false,
    notes: [],
    state: 'open',
    ...change,
  };
}

function contest(id: number, person = 'p-decided'): Contest {
  const against = { person, name: 'Modération exemple 1', at: 1 };
  return { id, at: id, kind: 'message', item: 5, author, against, state: 'filed' };
}

describe('actions of the desk', () => {
  it('never put two actions of one item on one key', () => {
    for (const item of everyItem) {
      const keys = actionsOf(item).map((action) => actionKeys[action]);
      assert.equal(new Set(keys).size, keys.length, JSON.stringify(item));
    }
  });
  it('send only commands that a moderator may send', () => {
    for (const item of everyItem) {
      for (const action of actionsOf(item)) {
        const cmd = commandOf(action, item);
        if (cmd) assert.ok(permissions[cmd.k].includes('moderator'), cmd.k);
      }
    }
  });
  it('approve what is held, and nothing else', () => {
    const held = asItem({ state: 'held' });
    assert.equal(actionOfKey('a', held), 'approve');
    assert.deepEqual(commandOf('approve', held), { k: 'move_question', question: 7, to: 'visible', from: 'held' });
    assert.equal(actionOfKey('a', asItem({ state: 'visible' })), undefined);
  });
  it('hear a key with capitals on', () => assert.equal(actionOfKey('W', asItem({ state: 'visible' })), 'now'));
  it('let s put a question on the shortlist and take it off', () => {
    assert.equal(actionOfKey('s', asItem({ state: 'visible' })), 'shortlist');
    assert.equal(actionOfKey('s', asItem({ state: 'shortlisted' })), 'unlist');
  });
  it('always answer undo, for the last step made here', () => {
    for (const item of everyItem) assert.equal(actionOfKey('z', item), 'undo');
  });
  it('know how to take a step back', () => {
    assert.deepEqual(undoOf({ k: 'decline_question', question: 7, reason: 'spam' }), {
      k: 'undo_question',
      question: 7,
    });
    assert.deepEqual(undoOf({ k: 'mute_person', person: 'p', seconds: 60, reason: 'spam' }), {
      k: 'lift_person',
      person: 'p',
    });
    assert.equal(undoOf({ k: 'set_timer', timer: {} }), undefined);
  });
  it('say from what a decision was made, so that the second of two is refused', () => {
    for (const item of everyItem) {
      for (const action of actionsOf(item, { senior: true, wholeRoom: true })) {
        const cmd = commandOf(action, item);
        if (cmd?.k === 'move_question' || cmd?.k === 'review_message') {
          assert.equal(
            cmd.from,
            item.kind === 'question' ? item.item.question.state : item.kind === 'message' && item.message.state,
          );
        }
      }
    }
  });
  it('take away for a reason by one key, whatever the item', () => {
    const held = message(8, { state: 'held' });
    assert.deepEqual(takeAway({ kind: 'message', id: 8, message: held }, false, 'spam'), {
      k: 'review_message',
      message: 8,
      to: 'declined',
      reason: 'spam',
      from: 'held',
    });
    assert.deepEqual(takeAway({ kind: 'report', id: 9, report: report(9) }, false, 'hate'), {
      k: 'decide_report',
      report: 9,
      to: 'acted',
      reason: 'hate',
    });
  });
  it('let only somebody else decide about an objection', () => {
    const own: DeskItem = { kind: 'contest', id: 11, contest: contest(11), about: '', own: true };
    assert.ok(!actionsOf(own).includes('reverse') && !actionsOf(own).includes('uphold'));
  });
  it('keep the silent hide for seniors', () => {
    const visible: DeskItem = { kind: 'message', id: 8, message: message(8) };
    assert.ok(!actionsOf(visible).includes('hide'));
    assert.ok(actionsOf(visible, { senior: true, wholeRoom: true }).includes('hide'));
  });
  it('say which item leaves its list', () => {
    assert.equal(leaves('approve', 'waiting'), true);
    assert.equal(leaves('edit', 'waiting'), false);
    assert.equal(leaves('now', 'room'), false);
    assert.equal(leaves('merge', 'room'), true);
  });
});

describe('reasons by key', () => {
  it('have one key each', () => {
    assert.deepEqual(new Set(reasonKeys.map(([, reason]) => reason)), new Set(reasonValues));
    assert.equal(new Set(reasonKeys.map(([key]) => key)).size, reasonKeys.length);
  });
  it('are found by the place of the key, also where figures need shift', () => {
    assert.equal(reasonOfKey({ key: '&', code: 'Digit1' }), 'off_topic');
    assert.equal(reasonOfKey({ key: '7', code: 'Numpad7' }), 'hate');
    assert.equal(reasonOfKey({ key: 'O', code: 'KeyO' }), 'other');
    assert.equal(reasonOfKey({ key: 'k', code: 'KeyK' }), undefined);
    assert.equal(isFigureKey({ code: 'KeyT' }), false);
  });
});

describe('items of one list', () => {
  it('have names of their own, over rooms too', () => {
    const elsewhere = { room: 'r2', title: '' };
    const keys = [...everyItem, { ...asItem({}), elsewhere }].map(keyOf);
    assert.equal(new Set(keys).size, new Set(everyItem.map(({ kind, id }) => `${kind}${id}`)).size + 1);
  });
});

describe('looking at an item', () => {
  const at = (id: number): DeskItem => ({ kind: 'message', id, message: message(id, { state: 'held' }) });
  function looking() {
    const said: string[] = [];
    let due: { readonly ms: number; readonly step: () => void } | undefined;
    const kept = new Looking({
      after: (ms, step) => {
        const mine = { ms, step };
        due = mine;
        return () => {
          if (due === mine) due = undefined;
        };
      },
      claim: ({ id }) => said.push(`claim ${id}`),
      release: ({ id }) => said.push(`release ${id}`),
    });
    const wait = () => {
      const step = due?.step;
      due = undefined;
      step?.();
    };
    return { kept, said, wait, due: () => due?.ms };
  }
  it('takes nothing while passing by', () => {
    const { kept, said, wait } = looking();
    for (const id of [1, 2, 3]) kept.look(at(id));
    wait();
    assert.deepEqual(said, ['claim 3']);
  });
  it('lets go when going on, and prolongs while staying', () => {
    const { kept, said, wait, due } = looking();
    kept.look(at(1));
    wait();
    assert.equal(due(), prolongMs);
    wait();
    kept.look(at(2));
    assert.deepEqual(said, ['claim 1', 'claim 1', 'release 1']);
  });
  it('does not let go of what is decided: the hub did', () => {
    const { kept, said, wait } = looking();
    kept.look(at(1));
    wait();
    kept.decided(at(1));
    kept.look(at(2));
    assert.deepEqual(said, ['claim 1']);
  });
});

describe('focus of a list whose items leave', () => {
  it('stays with the item while it is there', () => assert.equal(activeKey(['a', 'b'], 'b', 0), 'b'));
  it('goes to the one that took its place', () => assert.equal(activeKey(['a', 'c'], 'b', 1), 'c'));
  it('goes to the last when the last left', () => assert.equal(activeKey(['a', 'b'], 'c', 2), 'b'));
  it('is nowhere in an empty list', () => assert.equal(activeKey([], 'a', 0), undefined));
});

describe('what waits', () => {
  it('is every held contribution of the room, oldest first', () => {
    const shared = roomView({
      questions: [question(2, { state: 'held' }), question(3), question(9, { state: 'held' })],
      messages: [message(5, { state: 'held' }), message(6), message(7, { state: 'held', channel: 'backstage' })],
    });
    assert.deepEqual(
      waitingItems(roomState({ shared, audience: 'staff' })).map(({ kind, id }) => `${kind} ${id}`),
      ['question 2', 'message 5', 'question 9'],
    );
  });
});

describe('cases that wait', () => {
  it('come first: a fear for a life before all, objections after reports', () => {
    const shared = roomView({
      messages: [message(5, { state: 'held' })],
      reports: [report(20, { count: 9 }), report(21, { risk: true })],
      contests: [contest(30, 'p1'), contest(31)],
    });
    const items = waitingItems(roomState({ shared, audience: 'staff' }), 'p1');
    assert.deepEqual(
      items.map(({ kind, id }) => `${kind} ${id}`),
      ['report 21', 'report 20', 'contest 30', 'contest 31', 'message 5'],
    );
    assert.deepEqual(
      items.flatMap((item) => (item.kind === 'contest' ? [[item.own, item.about]] : [])),
      [
        [true, 'Message exemple 5'],
        [false, 'Message exemple 5'],
      ],
    );
  });
});

describe('what was found in a text', () => {
  it('is marked by code points, however spans lie', () => {
    assert.deepEqual(
      piecesOf('a😀bc', [
        { from: 1, to: 2 },
        { from: 2, to: 9 },
      ]),
      [
        { text: 'a', found: false },
        { text: '😀bc', found: true },
      ],
    );
    assert.deepEqual(piecesOf('', [{ from: 0, to: 1 }]), []);
  });
});

describe('how far a decision about a person reaches', () => {
  const grant = (role: Grant['role'], scope: Grant['scope'], scope_id = ''): Grant => ({ role, scope, scope_id });
  it('is the room for who moderates it', () =>
    assert.deepEqual(
      moderatedScopes([grant('moderator', 'session', 'r1')], 'r1', 'P').map(({ scope }) => scope),
      ['room'],
    ));
  it('goes on to the partner and the event where the role does', () => {
    assert.deepEqual(
      moderatedScopes([grant('partner_admin', 'partner', 'P')], 'r1', 'P').map(({ scope }) => scope),
      ['room', 'partner'],
    );
    assert.deepEqual(
      moderatedScopes([grant('moderator', 'event')], 'r1', 'P').map(({ scope }) => scope),
      ['room', 'partner', 'event'],
    );
    assert.deepEqual(
      moderatedScopes([grant('speaker', 'event')], 'r1', 'P').map(({ scope }) => scope),
      ['room'],
    );
  });
  it('is a command of the room where its log can say it, else the hub is asked', () => {
    const penalty = { person: 'p', effect: 'mute', reason: 'spam', where: { scope: 'room', id: 'r1' } } as const;
    assert.deepEqual(penaltyCommand({ ...penalty, duration: { kind: 'seconds', seconds: 60 } }), {
      k: 'mute_person',
      person: 'p',
      seconds: 60,
      reason: 'spam',
    });
    const day = { ...penalty, duration: { kind: 'day' } } as const;
    assert.equal(penaltyCommand(day), undefined);
    assert.deepEqual(penaltyRequest(day), {
      person: 'p',
      kind: 'mute',
      scope: 'room',
      scope_id: 'r1',
      lasting: 'day',
      reason: 'spam',
    });
  });
});

describe('settings under way', () => {
  const change = (id: string, kind: 'sending' | 'failed'): Pending => ({
    id,
    at: 0,
    after: 0,
    cmd: { k: 'change_settings', change: { hold_questions: true } },
    state: kind === 'sending' ? { kind } : { kind, refusal: { code: 'busy', message: '' } },
  });
  const { settings } = roomView();
  it('show at once', () => assert.equal(settingsShown(settings, [change('1', 'sending')]).hold_questions, true));
  it('go back when refused', () => assert.deepEqual(settingsShown(settings, [change('1', 'failed')]), settings));
});
