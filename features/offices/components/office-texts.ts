import { officeKinds } from '@/lib/office';
import type { Texts } from '@/lib/texts';
import { choices } from '@/lib/vocabulary';
import { missionOffices } from '../missions';
import { officeName } from '../queries';
import type { OfficeLists, OfficeWords } from './office-fields';

/** The words and lists of the office fields. Offices that are there already (`taken` codes) are not offered again. */
export function officeTexts({ t, locale }: Texts, taken: string[] = []): { words: OfficeWords; lists: OfficeLists } {
  const missions = missionOffices()
    .filter(({ code }) => !taken.includes(code))
    .map((office) => ({ code: office.code, label: `${officeName(office, locale)} (${office.code})` }));
  return {
    words: {
      office: t('offices.office'),
      choose: t('offices.choose'),
      hint: t('offices.hint'),
      name: t('offices.name'),
      nameEn: t('offices.nameEn'),
      nameEnHint: t('offices.nameEnHint'),
      kind: t('offices.kind'),
      code: t('offices.code'),
      codeHint: t('offices.codeHint'),
      country: t('offices.country'),
    },
    lists: {
      offices: [...missions, { code: 'own', label: t('offices.own') }],
      kinds: officeKinds.map((code) => ({ code, label: t(`offices.kinds.${code}`) })),
      countries: choices('country', locale),
    },
  };
}
