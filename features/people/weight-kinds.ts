import type { Likeness } from './names';
import type { BirthCode, NikCode, PhoneCode } from './observation';

/** Shares of parts that answer so in files of one person, and by chance, beside how frequent the part is; bits where none answers. */
type PartWeights = {
  m: Record<Told, number>;
  /** Of one name spelt otherwise a factor; else by length: short parts, middling and long ones. */
  u: Record<Told, readonly [number, number, number]>;
  none: number;
};
type Told = Exclude<Likeness, 'initial'>;

/** What the matcher goes by: bits, and shares where it says so. The values are in `weights.ts`. */
export type Weights = {
  /** How many people it was learnt among. */
  people: number;
  doubtful: number;
  /** From which files are doubtful that agree in all that both tell. */
  unopposed: number;
  same: number;
  /** Shares of people who bear a part of a name, by its sound. */
  parts: Record<string, number>;
  rarePart: number;
  /** How much more frequent a part is among those of one sex and province. */
  namesake: number;
  province: number;
  day: number;
  nik: Record<'agreeing' | 'other', Record<NikCode, number>>;
  passport: Record<'same' | 'slip' | 'different', number>;
  birth: Record<BirthCode, number>;
  /** Shares among files of one person; how frequent the day and the province are is known. */
  sameDay: number;
  sameProvince: number;
  otherProvince: number;
  phone: Record<PhoneCode, number>;
  household: number;
  sex: Record<'same' | 'different', number>;
  address: Record<'same' | 'different', number>;
  name: {
    /** Of parts that are known as names, and of words that next to nobody bears. */
    known: PartWeights;
    strange: PartWeights;
    initial: number;
    more: readonly number[];
    muhammad: Record<'both' | 'one' | 'none', number>;
    /** Of whole names in consonants: by how many differ, then by how many there are. */
    whole: readonly (readonly number[])[];
    most: number;
  };
};
