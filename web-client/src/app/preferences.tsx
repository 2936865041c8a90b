// The menu of the header: language, look, announcements, and who I am.
import { chooseLanguage, language } from '../i18n/language';
import { chooseTheme, themeChoice } from '../theme/theme';
import { Segmented } from '../widgets/field';
import { Icon } from '../widgets/icons';
import { Menu } from '../widgets/menu';
import { paths } from '../router';
import { announceChoice, chooseAnnouncements } from './announcer';
import { profile, signOut } from './hub';
import { appTexts } from './texts';

export function Preferences() {
  const t = appTexts();
  const me = profile();
  return (
    <Menu label={t.menu} button={<Icon name="settings" />}>
      <div class="field">
        <span class="field__label">{t.language}</span>
        <Segmented
          label={t.language}
          value={language.value}
          onChange={chooseLanguage}
          options={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div class="field">
        <span class="field__label">{t.theme}</span>
        <Segmented
          label={t.theme}
          value={themeChoice.value}
          onChange={chooseTheme}
          options={[
            { value: 'auto', label: t.auto },
            { value: 'light', label: t.light },
            { value: 'dark', label: t.dark },
            { value: 'contrast', label: t.contrast },
          ]}
        />
      </div>
      <div class="field">
        <span class="field__label">{t.announcements}</span>
        <Segmented
          label={t.announcements}
          value={announceChoice.value}
          onChange={chooseAnnouncements}
          options={[
            { value: 'all', label: t.announceAll },
            { value: 'digest', label: t.announceDigest },
            { value: 'essential', label: t.announceEssential },
            { value: 'off', label: t.announceOff },
          ]}
        />
      </div>
      {me && (
        <div class="field">
          <span>{t.you(me.name)}</span>
          <button type="button" class="button button--small" onClick={() => void signOut()}>
            {t.signOut}
          </button>
        </div>
      )}
      <a href={paths.privacy}>{t.privacy}</a>
    </Menu>
  );
}
