import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sections } from '@/features/cases/fields';
import htcds from '@/lib/vocabulary/htcds.json';
import { coreOf, htcdsWorkbook } from './htcds';
import { fieldsShared } from './rules';

const answers = {
  ...{
    name: 'Siti Rahmawati',
    birth: '1999',
    passport: 'C1234567',
    phone: '+62 812',
    sex: 'female',
    citizenship: 'ID',
  },
  ...{ destination: 'KH', recruitmentChannels: ['social_media', 'messaging_app'], industry: 'scam_compound' },
  exploitationTypes: ['forced_labour', 'forced_criminality', 'other'],
  means: { physical_violence: 'present', debt_bondage: 'absent' },
};
const outgoing = { owner: 'PNH', from: 'PNH', to: 'RPTC', reason: 'relocation', on: '2026-12-01', details: '' };
const core = coreOf(fieldsShared([...sections], {}), answers, outgoing);

describe('A case in the core fields of HTCDS 2.0', () => {
  test('stands in 38 columns in their order, the faults of the official workbook as they were published', () => {
    expect(htcds.core.map(({ column }) => column)).toHaveLength(38);
    expect([htcds.core[0]?.column, htcds.core.at(-1)?.column]).toEqual(['B', 'AM']);
    const machine = Object.fromEntries(htcds.core.map(({ column, machine: name }) => [column, name]));
    expect(machine.T).toBe('vic_TraffickinStatusDecisionMakingOrg');
    expect(machine.AJ).toBe('');
    expect(Object.keys(core).filter((field) => !htcds.core.some((each) => each.field === field))).toEqual([]);
  });

  test('says what each cell of the workbook validates: labels, several with semicolon and space, countries by name', () => {
    expect(core).toMatchObject({
      prs_Citizenship: 'Indonesia',
      vic_TypeOfExploitation: 'Forced labour; Other',
      vic_MethodOfRecruitment: 'Through online social networks',
      vic_MethodsOfControl: 'Physical abuse',
      cas_ReasonForOutgoingReferral: 'Migration Or Change Of Location',
    });
  });

  test('leaves out what would be read as something else: sex as gender, a year as a day, a number nobody judged safe', () => {
    expect(core).toMatchObject({ prs_FirstName: 'Siti Rahmawati', prs_Birthdate: '' });
    for (const field of ['prs_Gender', 'prs_MobilePhone', 'prs_SecondName']) expect(core[field] ?? '').toBe('');
  });

  test('holds nothing of a section that is not shared', () => {
    const little = coreOf(fieldsShared(['recruitment'], {}), answers, outgoing);
    expect(little).toMatchObject({ prs_FirstName: '', prs_Citizenship: '', vic_LocationOfExploitation: '' });
    expect(little.vic_TypeOfExploitation).toBeUndefined();
    expect(little.vic_MethodOfRecruitment).toBe('Through online social networks');
  });

  test('carries the attribution its licence asks for, and no cell starts a formula', async () => {
    const book = await htcdsWorkbook({ ...core, prs_FirstName: '=HYPERLINK("x")' }, new Date('2026-12-01'));
    const words = strFromU8(unzipSync(book)['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(words).toContain('CC BY 4.0');
    expect(words).not.toContain('<t>=HYPERLINK');
    expect(words).not.toMatch(/<t[^>]*>=/);
  });
});
