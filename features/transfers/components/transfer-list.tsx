import { Button } from '@/components/button';
import { officeName } from '@/features/offices/queries';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { decideTransfer, takeBackTransfer } from '../actions';
import type { Offer, transfersOf } from '../queries';

type Transfer = Awaited<ReturnType<typeof transfersOf>>['transfers'][number];

/** Who was asked to take a case, and what came of it. */
export function TransferList({
  reference,
  transfers,
  texts,
}: {
  reference: string;
  transfers: Transfer[];
  texts: Texts;
}) {
  const { t, locale } = texts;
  return (
    <ul className="grid gap-3">
      {transfers.map(({ id, from, to, askedAt, reason, state }) => (
        <li key={id} className="grid gap-1">
          <p>
            {t('transfers.line', {
              from: officeName(from, locale),
              to: officeName(to, locale),
              at: texts.moment(askedAt),
            })}
          </p>
          <p className="text-sm text-quiet">
            {label('referral_reason', reason, locale)} · {t(`transfers.states.${state}`)}
          </p>
          {state === 'asked' && (
            <form action={takeBackTransfer}>
              <input type="hidden" name="reference" value={reference} />
              <input type="hidden" name="transfer" value={id} />
              <Button look="plain">{t('transfers.withdraw')}</Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The cases an office is asked to take, with the two answers there are. */
export function Offers({ offers, texts }: { offers: Offer[]; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <ul className="grid gap-4">
      {offers.map(({ id, from, reason, askedAt, destination, words }) => (
        <li key={id} className="grid gap-2">
          <p>
            <span className="font-semibold">{officeName(from, locale)}</span> · {label('country', destination, locale)}{' '}
            · {label('referral_reason', reason, locale)}
            <span className="block text-sm text-quiet">{texts.moment(askedAt)}</span>
          </p>
          {words && <p className="wrap-anywhere max-w-3xl whitespace-pre-line">{words}</p>}
          <div className="flex flex-wrap gap-2">
            {(['yes', 'no'] as const).map((takes) => (
              <form key={takes} action={decideTransfer}>
                <input type="hidden" name="transfer" value={id} />
                <input type="hidden" name="takes" value={takes} />
                <Button look={takes === 'yes' ? 'main' : 'plain'}>
                  {t(takes === 'yes' ? 'transfers.take' : 'transfers.decline')}
                </Button>
              </form>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
