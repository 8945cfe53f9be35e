import { Card } from '@/components/page';
import { reader } from '@/lib/reader';
import type { Definition } from '../document';

/** What every number of the page counts, and what it leaves out. */
export async function Definitions({ definitions }: { definitions: Definition[] }) {
  const { t } = await reader();
  return (
    <Card title={t('reports.report.definitions')} id="definitions">
      <dl className="grid max-w-prose gap-3">
        {definitions.map(({ metric, name, unit, definition, exclusions }) => (
          <div key={metric}>
            <dt className="font-semibold">
              {name} <span className="font-normal text-quiet">({unit})</span>
            </dt>
            <dd>{`${definition} ${exclusions}`}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
