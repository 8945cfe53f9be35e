import { type fieldNames, fieldOf } from '@/features/cases/fields';
import type { Copy } from './queries/copy';

/** The access copy for a machine: every datum by its name and code, moments in UTC. */
export function copyJson(copy: Copy, madeAt: Date): string {
  const { files, reference, ...rest } = copy;
  const [first] = files;
  const ofPerson = (name: (typeof fieldNames)[number]) => ['identity', 'person'].includes(fieldOf(name).record);
  const told = (answers: object, wanted: boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([name]) => ofPerson(name as 'name') === wanted));
  const whole = {
    format: 'pulang-access-copy',
    version: 1,
    madeAt,
    askedThrough: reference,
    person: told(first?.answers ?? {}, true),
    cases: files.map((file) => ({
      reference: file.case.reference,
      office: file.office.code,
      status: file.case.status,
      closedOn: file.case.closedOn,
      closureReason: file.case.closureReason,
      answers: told(file.answers, false),
      statusSteps: file.statusSteps.map(({ status, on, until, recordedAt }) => ({ status, on, until, recordedAt })),
      returnSteps: file.returnSteps.map(({ status, on, until, recordedAt }) => ({ status, on, until, recordedAt })),
    })),
    ...rest,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
