import type { RegionName } from './lists';

const java = { javanese: 9, malay: 2, chinese: 0.4 };
const east = { eastern: 8, bugis: 1, malay: 0.5 };
/** Which names are given in a province; elsewhere it is a mixture. */
export const namesOf: Record<string, Partial<Record<RegionName, number>>> = {
  11: { acehnese: 8, malay: 2 },
  12: { batak: 7, malay: 2, javanese: 1, chinese: 1 },
  13: { minang: 9, malay: 1 },
  14: { malay: 6, minang: 2, batak: 1, javanese: 1 },
  19: { malay: 5, chinese: 3 },
  21: { malay: 5, chinese: 1.5, batak: 1.5, minang: 1, javanese: 1.5 },
  31: { javanese: 3, sundanese: 2, malay: 2, batak: 1, chinese: 1 },
  32: { sundanese: 8, javanese: 1.5, malay: 1 },
  33: java,
  34: java,
  35: java,
  36: { sundanese: 7, javanese: 2, malay: 2 },
  51: { balinese: 9, javanese: 1 },
  52: { sasak: 9, malay: 1 },
  53: east,
  61: { malay: 5, chinese: 4, javanese: 1 },
  71: { minahasan: 9, malay: 1 },
  73: { bugis: 9, malay: 1 },
  74: { bugis: 8, malay: 2 },
  75: { malay: 6, bugis: 3 },
  76: { bugis: 9, malay: 1 },
  81: east,
  82: east,
  91: east,
  92: east,
};
export const elsewhere = { javanese: 3, malay: 3, batak: 0.8, bugis: 0.5, chinese: 0.4 };
