import { Card } from '@/components/page';
import { locales } from '@/lib/locale';
import type { Texts } from '@/lib/texts';
import type { Package, ReferralFile } from '../queries/file';
import { PackageForm } from './package-form';

/** What an outside partner fetches: made here, told once, and how often it was opened since. */
export function Packages({ file, texts, now = new Date() }: { file: ReferralFile; texts: Texts; now?: Date }) {
  const { t } = texts;
  const names = ['days', 'daysHint', 'language', 'submit', 'once', 'address', 'passphrase', 'copied'] as const;
  const plain = Object.fromEntries(names.map((name) => [name, t(`referrals.package.${name}`)])) as Record<
    (typeof names)[number],
    string
  >;
  const words = {
    ...plain,
    copyAddress: t('referrals.package.copyAddress'),
    copyPassphrase: t('referrals.package.copyPassphrase'),
    summary: t('app.errors.summary'),
    // The moment is known once it is made.
    onceLead: t('referrals.package.onceLead', { until: '{until}' }),
  };
  return (
    <Card title={t('referrals.package.title')} id="package">
      <div className="grid gap-4">
        {file.mayRevoke && !file.closed && (
          <>
            <p>{t('referrals.package.lead')}</p>
            <PackageForm
              referral={file.id}
              locale={texts.locale}
              languages={locales.map((code) => ({ code, label: t(`app.languages.${code}`) }))}
              words={words}
            />
          </>
        )}
        {file.packages.length > 0 && (
          <ul className="grid gap-2 border-l-2 border-line pl-3">
            {file.packages.map((each) => (
              <li key={each.id}>
                <Line made={each} texts={texts} now={now} />
              </li>
            ))}
          </ul>
        )}
        {file.mayRevoke && file.packages.length > 0 && (
          <p className="text-sm text-quiet">{t('referrals.package.again')}</p>
        )}
      </div>
    </Card>
  );
}

function Line({ made, texts, now }: { made: Package; texts: Texts; now: Date }) {
  const { t, moment } = texts;
  const works = made.goneAt === null && made.until > now;
  return (
    <>
      {t('referrals.package.made', { at: moment(made.madeAt) })},{' '}
      {works ? t('referrals.package.works', { until: moment(made.until) }) : t('referrals.package.gone')}
      <span className="block text-sm text-quiet">
        {t('referrals.package.counted', { opened: made.opened, refused: made.refused })}
      </span>
    </>
  );
}
