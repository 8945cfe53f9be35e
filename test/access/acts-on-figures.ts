import { exportCases } from '@/features/cases/commands/export-cases';
import { exportView } from '@/features/figures/commands';
import { countedCases, countedInList, cross, factsAt, figure } from '@/features/figures/queries';
import { exportReport } from '@/features/reports/commands';
import { monthlyReport, reportMonths } from '@/features/reports/queries';
import { exportRate } from '@/features/retrafficking/commands';
import { findingsIn } from '@/features/retrafficking/queries/open-questions';
import { casesBehindRate, flowOf, retraffickingRate } from '@/features/retrafficking/queries/rate';
import { type HouseAct, tried } from './outcome';

export const actsOnFigures: Record<string, HouseAct> = {
  'read figures and reports': {
    calls: [
      ...[
        'figure',
        'figures',
        'cross',
        'countedCases',
        'countedInList',
        'countedFound',
        'factsAt',
        'monthlyReport',
        'reportMonths',
      ],
      ...['retraffickingRate', 'flowOf', 'findingsIn', 'casesBehindRate'],
    ],
    run: (actor) =>
      tried(async () => {
        await figure(actor, { metric: 'cases_handled', asOf: '2023-05-31' });
        await cross(actor, { metric: 'cases_handled', asOf: '2023-05-31' }, ['destination', 'sex']);
        const counted = await countedCases(actor, { metric: 'cases_handled', asOf: '2023-05-31' });
        await countedInList(actor, { today: '2023-05-31' });
        await factsAt(actor, counted, 0);
        const question = { asOf: '2023-05-31' };
        await retraffickingRate(actor, question);
        await flowOf(actor, question);
        await findingsIn(actor, { period: question, where: {} });
        await casesBehindRate(actor, { question, fate: 'again', months: 12 });
        await monthlyReport(actor, '2023-05');
        return reportMonths(actor);
      }),
  },
  'take the coded facts of a list out as a file': {
    calls: ['exportCases', 'countCoded'],
    run: (actor) => tried(() => exportCases(actor, { sort: 'handled' })),
  },
  'take a report out as a file': {
    calls: ['exportReport', 'exportRate', 'exportView'],
    run: async (actor) => {
      const answers = [
        await tried(() => exportReport(actor, '2023-05', { format: 'csv', lang: 'id' })),
        await tried(() => exportRate(actor, { asOf: '2023-05-31' }, 'id')),
        await tried(() => {
          const question = { metric: 'cases_handled', asOf: '2023-05-31' } as const;
          return exportView(actor, { question, rows: 'sex' }, { format: 'json', lang: 'id', offices: new Map() });
        }),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
};
