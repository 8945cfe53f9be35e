import { newId } from '@/lib/id';
import { officeKinds } from '@/lib/office';
import { isCountry } from '@/lib/vocabulary';
import { missionOffices, type OfficeSeed } from './missions';

/** What is wrong with which field of the form; the reason names its sentence under `accounts.errors`. */
export type OfficeFault = {
  field: 'office' | 'officeName' | 'officeKind' | 'officeCode' | 'officeCountry';
  reason:
    | 'choose-office'
    | 'office-name'
    | 'office-kind'
    | 'office-code'
    | 'code-of-mission'
    | 'code-taken'
    | 'country';
};

/** The office a form names: one of the Ministry's, or (`own`) one described there. */
export function readOffice(form: FormData): { office: OfficeSeed } | { faults: OfficeFault[] } {
  const chosen = form.get('office');
  const mission = missionOffices().find(({ code }) => code === chosen);
  if (mission) return { office: mission };
  return chosen === 'own' ? readOwnOffice(form) : { faults: [{ field: 'office', reason: 'choose-office' }] };
}

function readOwnOffice(form: FormData): { office: OfficeSeed } | { faults: OfficeFault[] } {
  const text = (field: string) =>
    String(form.get(field) ?? '')
      .replaceAll('\0', '')
      .trim();
  const nameId = text('officeName');
  const code = text('officeCode').toUpperCase();
  const country = text('officeCountry');
  const kind = officeKinds.find((one) => one === text('officeKind'));
  const faults: OfficeFault[] = [];
  if (nameId.length < 2 || nameId.length > 120) faults.push({ field: 'officeName', reason: 'office-name' });
  if (!kind) faults.push({ field: 'officeKind', reason: 'office-kind' });
  if (!/^[A-Z]{2,5}$/.test(code)) faults.push({ field: 'officeCode', reason: 'office-code' });
  else if (missionOffices().some((mission) => mission.code === code))
    faults.push({ field: 'officeCode', reason: 'code-of-mission' });
  if (!isCountry(country)) faults.push({ field: 'officeCountry', reason: 'country' });
  if (!kind || faults.length > 0) return { faults };
  const nameEn = text('officeNameEn').slice(0, 120) || nameId;
  return { office: { id: `office-${newId()}`, code, kind, nameId, nameEn, country } };
}
