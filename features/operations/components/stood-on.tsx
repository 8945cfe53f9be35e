import Link from 'next/link';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import { stateWords } from '../layouts';
import type { StoodOn } from '../queries/of-case';

/** The operations whose manifests a case stands on, each with how it went for its person. */
export function StoodOnManifests({ places, texts }: { places: StoodOn[]; texts: Texts }) {
  const { t } = texts;
  if (places.length === 0) return null;
  return (
    <Card title={t('operations.ofCase')} id="operations">
      <ul className="grid gap-3">
        {places.map(({ operation: { reference, name, kind, on }, row }) => (
          <li key={reference} className="min-w-0 wrap-anywhere">
            <Link
              href={`/operations/${reference}#manifest`}
              prefetch={false}
              className="inline-block py-2 text-accent underline sm:py-0"
            >
              {name} · {reference}
            </Link>
            <p className="text-sm text-quiet">
              {[t(`operations.kinds.${kind}`), texts.shortDay(on), stateWords(kind, row, texts)].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
