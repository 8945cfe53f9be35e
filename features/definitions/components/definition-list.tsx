import Link from 'next/link';
import { LinkButton } from '@/components/button';
import { Badge } from '@/components/notice';
import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import type { Definition } from '../content';
import { named } from '../queries';

/** The figures analysts have put together, beside the catalogue. */
export function DefinitionList({ all, mayDefine, texts }: { all: Definition[]; mayDefine: boolean; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <Card title={t('definitions.title')} id="definitions">
      <p className="mb-3 max-w-prose text-pretty text-quiet">{t('definitions.lead')}</p>
      {all.length === 0 && <p className="text-quiet">{t('definitions.none')}</p>}
      <ul className="divide-y divide-line">
        {all.map((definition) => (
          <li key={definition.id} className="py-2">
            <Link
              href={`/figures/definitions/${definition.id}`}
              prefetch={false}
              className="inline-block py-1.5 font-semibold text-accent underline sm:py-0"
            >
              {named(definition, locale)}
            </Link>{' '}
            {!definition.sharedAt && <Badge tone="plain">{t('definitions.own')}</Badge>}
            <p className="text-sm text-quiet">{t('definitions.by', { name: definition.owner })}</p>
          </li>
        ))}
      </ul>
      {mayDefine && (
        <div className="mt-3 flex flex-wrap gap-2">
          <LinkButton look="plain" href="/figures/view" prefetch={false}>
            {t('definitions.fromView')}
          </LinkButton>
          {all.length > 1 && (
            <LinkButton look="quiet" href="/figures/definitions/new?of=difference" prefetch={false}>
              {t('definitions.combine')}
            </LinkButton>
          )}
        </div>
      )}
    </Card>
  );
}
