import type { ReactNode } from 'react';
import { LinkButton } from '@/components/button';
import { Chart } from '@/components/chart';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { reader } from '@/lib/reader';
import { monthsChart, reportChart } from '../chart';
import type { ReportDocument } from '../document';
import { Definitions } from './definitions';
import { Downloads } from './downloads';
import { FigureTable } from './figure-table';

/** The report on the screen, and on paper when somebody prints the page. `editions`: what was issued of the month. */
export async function ReportView({ document, editions }: { document: ReportDocument; editions?: ReactNode }) {
  const { t } = await reader();
  return (
    <Page
      narrow
      title={document.title}
      lead={`${document.asOf}. ${t('reports.report.exact')}`}
      actions={
        <LinkButton look="quiet" href="/reports" className="print:hidden">
          {t('reports.report.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4 print:block print:*:mb-4 [&_figure]:break-inside-avoid [&_h2]:break-after-avoid">
        {document.running && <Notice tone="warn">{document.running}</Notice>}
        {editions}
        <Downloads month={document.month} />
        <ReportBody document={document} linked />
      </div>
    </Page>
  );
}

/** What a report says: its paragraphs, tables and definitions. `linked`: its numbers lead to the cases behind them. */
export function ReportBody({ document, linked = false }: { document: ReportDocument; linked?: boolean }) {
  return (
    <>
      <Narrative paragraphs={document.paragraphs} />
      {document.tables.map((table) => (
        <Card key={table.section} title={table.title} id={table.section}>
          {table.section === 'handled' && <TwoCharts draw={reportChart} document={document} />}
          {table.section === 'periods' && <MonthsChart document={document} />}
          <FigureTable table={table} linked={linked} />
        </Card>
      ))}
      <Definitions definitions={document.definitions} />
    </>
  );
}

/** How the cases came month by month; its numbers stand on the bars. */
function MonthsChart({ document }: { document: ReportDocument }) {
  if (!monthsChart(document, 660)) return null;
  return (
    <>
      <p className="mb-2 text-sm font-semibold">{document.months?.title}</p>
      <TwoCharts draw={monthsChart} document={document} />
    </>
  );
}

type Drawn = { draw: (document: ReportDocument, width: number) => string | undefined; document: ReportDocument };

/** For the eye, once for wide screens and once for narrow ones. */
function TwoCharts({ draw, document }: Drawn) {
  const wide = draw(document, 660);
  const narrow = draw(document, 300);
  return wide && narrow ? (
    <div className="mb-4">
      <Chart wide={wide} narrow={narrow} />
    </div>
  ) : null;
}

async function Narrative({ paragraphs }: { paragraphs: string[] }) {
  const { t } = await reader();
  return (
    <Card title={t('reports.report.narrative')}>
      <div className="grid max-w-prose gap-3 text-lg leading-relaxed text-pretty">
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </Card>
  );
}
