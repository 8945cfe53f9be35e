import Link from 'next/link';
import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import type { FollowUpFile } from '../queries/file';
import { isFollowed } from '../rules';
import { HandledAgain } from './handled-again';

/** What there is to know before asking: that it is not possible and why, that nothing is asked, or how to reach them. */
export function Standing({ followUp, texts }: { followUp: FollowUpFile; texts: Texts }) {
  const { t } = texts;
  const { file, barrier, abroadAgain, later, followed, schedule } = followUp;
  const { reference, returnedOn } = file.case;
  // The bar of the identity says the same.
  if (barrier === 'erased' || barrier === 'stopped') return null;
  if (barrier)
    return (
      <Notice tone="warn" title={t(`followUps.barriers.${barrier}`)}>
        {t(`followUps.barred.${barrier}`)}
      </Notice>
    );
  if (!returnedOn) return <Notice>{t('followUps.case.notHome')}</Notice>;
  if (!isFollowed(file.case)) return <Notice>{t('followUps.case.notOurs')}</Notice>;
  if (later.length > 0) return <HandledAgain later={later} texts={texts} />;
  if (abroadAgain)
    return (
      <Notice tone="alarm" title={t('followUps.case.abroadAgain')}>
        <p className="max-w-prose">{t('followUps.case.abroadAgainBody')}</p>
        {file.mayChange && (
          <LinkButton look="quiet" href="/cases/new?fresh=1" prefetch={false} className="-ml-2">
            {t('followUps.case.newCase')}
          </LinkButton>
        )}
      </Notice>
    );
  if (!followed) return <Notice>{t(schedule ? 'followUps.case.beforeSince' : 'followUps.case.noSchedule')}</Notice>;
  return (
    <p className="max-w-prose">
      {t('followUps.case.how')}{' '}
      <Link
        href={`/cases/${reference}/contacts`}
        prefetch={false}
        className="inline-block py-2 text-accent underline sm:py-0"
      >
        {t('followUps.case.toContacts')}
      </Link>
    </p>
  );
}
