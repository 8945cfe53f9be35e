/** Short forms that many go by. Others follow a rule: the beginning or the end of the name (`isShortFor`). */
const known: Record<string, string> = {
  ahmad: 'mamat mamad amat memet',
  agus: 'gus agung',
  agustinus: 'agus tinus gus',
  aisyah: 'isah ais icha',
  alexander: 'alex',
  alfonsus: 'alfons fons',
  antonius: 'anton toni ton',
  bambang: 'bang beng bam',
  benediktus: 'beni ben',
  elisabet: 'lisa elis bet',
  elisabeth: 'lisa elis bet',
  fatimah: 'imah fat patimah',
  fitri: 'pipit ipit fit',
  fransiska: 'siska ika',
  fransiskus: 'frans sisko',
  gregorius: 'goris gori',
  gunawan: 'gugun wawan iwan',
  hendra: 'hen een',
  ibrahim: 'ibra baim boim',
  ignasius: 'nasius ignas',
  iskandar: 'kandar is',
  ismail: 'mail il',
  joko: 'jack koko',
  khadijah: 'ijah dijah',
  khairul: 'irul arul',
  kristina: 'tina kris',
  kurniawan: 'iwan wawan nia',
  margaretha: 'etha reta greta',
  maria: 'ria mery meri',
  michael: 'maikel mike',
  muhammad: 'mamat memet amat mamad',
  nurhayati: 'yati nur',
  rahmawati: 'rahma wati',
  ramadhan: 'dadan ramdan rama',
  ridwan: 'iwan wawan',
  rizky: 'kiki eki iki',
  rizki: 'kiki eki iki',
  setiawan: 'iwan wawan',
  siti: 'iti ti',
  slamet: 'memet met',
  stefanus: 'stef evan',
  sulaiman: 'leman eman maman',
  sulastri: 'lastri tri',
  syahrul: 'arul irul',
  taufik: 'opik topik opick',
  theresia: 'tere resi esi',
  yohanes: 'anis jon yoan hanes',
  zainal: 'inal jenal',
  zulkarnain: 'zul nain',
  zulkifli: 'zul kifli',
};

const shortForms = new Map(Object.entries(known).map(([name, forms]) => [name, new Set(forms.split(' '))]));

/** Whether people call somebody of this name so: by a known short form, its first letters, or its end. */
export function isShortFor(short: string, name: string): boolean {
  if (shortForms.get(name)?.has(short)) return true;
  if (short.length < 3 || short.length >= name.length) return false;
  return name.startsWith(short) || name.endsWith(short) || (name.endsWith('udin') && short === 'udin');
}

/** The short forms of a name that are not part of it. */
export function shortFormsOf(name: string): Iterable<string> {
  return shortForms.get(name) ?? [];
}
