import type { Texts } from '@/lib/texts';
import { isAbsence, type List, label } from '@/lib/vocabulary';
import type { CaseFile } from '../queries/case-file';

/** The case in a few sentences of coded facts; what is not known is left out, nothing identifies. */
export function summaryOf({ answers, case: row }: CaseFile, texts: Texts): string {
  const { t, locale } = texts;
  const word = (list: List | 'country' | 'province', code: string | undefined) =>
    code && !isAbsence(code) ? label(list, code, locale) : '';
  const words = (list: List, codes: string[] = []) =>
    new Intl.ListFormat(locale).format(codes.map((code) => word(list, code)).filter(Boolean));
  const sentence = (key: 'recruited' | 'promised' | 'made' | 'home', value: string) =>
    value && t(`cases.summary.${key}`, { value });
  const person = [word('sex', answers.sex), word('province', answers.homeProvince)].filter(Boolean);
  return [
    person.length > 0 ? `${person.join(', ')}.` : '',
    sentence('recruited', words('recruitment_channel', answers.recruitmentChannels)),
    sentence('promised', word('offered_job', answers.offeredJob)),
    sentence('made', words('scam_type', answers.scamTypes)),
    sentence('home', word('repatriation_status', row.returnStatus)),
  ]
    .filter(Boolean)
    .join(' ');
}
