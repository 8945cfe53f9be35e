import { Notice } from '@/components/notice';
import { RowLink } from '@/components/row-link';
import { officeName } from '@/features/offices/queries';
import type { Texts } from '@/lib/texts';
import type { LaterCase } from '../queries/taken-again';

/** On an older case: that its person is handled again, and where. */
export function HandledAgain({ later, texts: { t, locale } }: { later: LaterCase[]; texts: Texts }) {
  if (later.length === 0) return null;
  return (
    <Notice title={t('followUps.case.handledAgain')}>
      <ul className="grid gap-1">
        {later.map(({ office, reference }) => (
          <li key={reference ?? office.id}>
            {reference ? (
              <>
                <RowLink href={`/cases/${reference}`}>{reference}</RowLink> · {officeName(office, locale)}
              </>
            ) : (
              t('again.elsewhere', { office: officeName(office, locale) })
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
