import { locales } from '@/lib/locale';
import { reader } from '@/lib/reader';
import { switchLanguage } from '../actions/sign-in';

/** One press to the other language, each in its own word; the page stays the same. */
export async function LanguageSwitch() {
  const { t, locale } = await reader();
  return (
    <form action={switchLanguage}>
      {locales
        .filter((other) => other !== locale)
        .map((other) => (
          <button
            key={other}
            type="submit"
            name="language"
            value={other}
            className="min-h-11 cursor-pointer px-1 text-sm text-accent underline hover:text-accent-strong sm:min-h-10"
          >
            <span className="sr-only">{t('app.language')}: </span>
            <span lang={other}>{t(`app.languages.${other}`)}</span>
          </button>
        ))}
    </form>
  );
}
