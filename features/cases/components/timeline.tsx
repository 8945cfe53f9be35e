import { Card } from '@/components/page';
import type { Texts } from '@/lib/texts';
import type { Happening } from '../queries/timeline';
import { recordedBy, sentenceOf } from './sentences';

/** What is told with its day, which is not the day it was written down. */
const written: Happening['kind'][] = [
  ...(['status', 'return', 'followUp', 'note', 'document', 'undocument'] as const),
  ...(['again', 'determined', 'undetermined'] as const),
  ...(['milestone', 'unmilestone', 'blocked', 'unblocked'] as const),
];

/** The story of a case, newest first. */
export function Timeline({ happenings, texts }: { happenings: Happening[]; texts: Texts }) {
  return (
    <Card title={texts.t('cases.file.timeline')} id="timeline">
      <ol className="grid gap-3 border-l-2 border-line pl-4">
        {happenings.map((happening) => (
          <li key={happening.key}>
            <time dateTime={happening.day} className="block text-sm text-quiet">
              {texts.day(happening.day)}
            </time>
            <p className="font-semibold">{sentenceOf(happening, texts)}</p>
            {written.includes(happening.kind) && <p className="text-sm text-quiet">{recordedBy(happening, texts)}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
