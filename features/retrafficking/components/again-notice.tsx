import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import type { Again } from '../queries/again';
import { EarlierCases } from './finding-list';

/** On the page of a case: that an earlier episode had ended, what was decided, and the way to decide. */
export function AgainNotice({
  reference,
  again: { standing, earlier },
  mayDecide,
  texts: { t, ...texts },
}: {
  reference: string;
  again: Again;
  mayDecide: boolean;
  texts: Texts;
}) {
  if (!standing) return null;
  const open = standing.state === 'suspected';
  return (
    <Notice tone={open ? 'warn' : 'calm'} title={t(`again.notice.${standing.state}`)}>
      <p>{t('again.notice.earlier')}</p>
      <EarlierCases earlier={earlier} texts={{ t, ...texts }} />
      <LinkButton
        look={open && mayDecide ? 'plain' : 'quiet'}
        href={`/cases/${reference}/again`}
        prefetch={false}
        className="mt-2"
      >
        {open && mayDecide ? t('again.decide') : t('again.open')}
      </LinkButton>
    </Notice>
  );
}
