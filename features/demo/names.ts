import type { Chance } from './chance';

/** Names put together from parts that are common where somebody comes from. Nobody in particular bears them. */
type Sex = 'female' | 'male';
type Habit = { male: string[]; female: string[]; lastMale: string[]; lastFemale: string[]; oneWord: number };

const words = (text: string) => text.trim().split(/\s+/);

function habit(male: string, female: string, lastMale: string, lastFemale = lastMale, oneWord = 0.03): Habit {
  return {
    male: words(male),
    female: words(female),
    lastMale: words(lastMale),
    lastFemale: words(lastFemale),
    oneWord,
  };
}

const habits = {
  javanese: habit(
    'Agus Bambang Budi Dwi Eko Joko Slamet Sugeng Tri Wahyu Yudi Galih Bayu Dimas Arif Adi Heru Hendro Catur Danang Teguh Wawan Sigit Rendra Aditya Wisnu Anggit Pandu',
    'Dewi Endang Fitri Indah Ratna Sri Tri Wahyuni Yuni Rini Nanik Puji Dwi Eka Lilis Anggun Diah Retno Sekar Ambar Intan Tika Novita Ayu',
    'Prasetyo Wibowo Santoso Nugroho Kurniawan Setiawan Hidayat Saputra Wijayanto Purnomo Susilo Riyadi Prabowo Utomo Handoko Wicaksono Pamungkas Suprapto Hartono Cahyono',
    'Lestari Wulandari Rahayu Puspitasari Handayani Astuti Ningsih Kusumawati Susanti Utami Anggraini Safitri Kartikasari Setyowati Purwaningsih Widyastuti Mulyani Rahmawati',
    0.14,
  ),
  sundanese: habit(
    'Asep Ujang Dadan Cecep Deden Iwan Yayan Encep Aep Jajang Dede Rizal Ridwan Rangga Gilang Firman Irfan Taufik Yogi Acep Wildan Opik',
    'Euis Neneng Ai Teti Iis Nia Elis Rina Imas Lina Siti Wina Resti Yanti Popi Rita Ani Mila Sani Risma',
    'Supriatna Hidayat Ramdani Sutisna Gunawan Permana Sopandi Maulana Nurdin Rohendi Suherman Kosasih Mulyana Firmansyah Suryana Herdiana',
    'Nurhasanah Marlina Suryani Nuraeni Rohaeni Komalasari Juariah Sumiati Maryati Nurlela Sulastri Rosmiati Herawati Nurjanah',
    0.06,
  ),
  batak: habit(
    'Jhonson Ronal Sahat Parlindungan Togar Hotman Daniel Andreas Rudi Marihot Poltak Bonar Binsar Samuel Jefri Ricardo Frengki Dedi Charles Rinto Manaek Josua',
    'Rosmaida Tiurma Rotua Lasma Ester Debora Marlina Nova Romauli Friska Yanti Sondang Tiarma Meriati Christina Ruth Natalia Desi',
    'Simanjuntak Nainggolan Siregar Sitompul Hutapea Lubis Harahap Nasution Ginting Sembiring Tarigan Simbolon Pasaribu Manurung Situmorang Panjaitan Silalahi Tampubolon Marpaung Sinaga Purba Damanik Saragih Hutagalung Lumbantobing',
  ),
  minahasan: habit(
    'Jefry Stenly Ferdinan Rocky Marsel Alfian Steven Brayen Hendrik Vicky Ronald Fabian Michael Aldo Yosua Refly Denny Jimmy',
    'Meiske Vera Jenifer Stela Grace Olvi Merlin Natalia Angelia Sintia Gabriela Youla Marsye Indri Claudia Feiby',
    'Manoppo Rumengan Lumentut Wowor Kaunang Mandagi Tumewu Pangemanan Sondakh Runtuwene Walangitan Kawengian Rantung Tangkudung Warouw Mamahit Tambajong Lengkong Polii',
  ),
  malay: habit(
    'Rizky Fikri Hafiz Zulkarnain Rahmat Hendra Firdaus Ilham Reza Syahrul Junaidi Iskandar Fadli Ade Yusuf Hamdan Azwar Khairul Ardiansyah Ramadhan',
    'Siti Nur Suryani Rahma Aisyah Nurul Fatimah Zahra Yuliana Halimah Maya Putri Dina Rosnah Salmah Hasnah',
    'Syahputra Hidayat Ramadhan Saputra Iskandar Effendi Hakim Hasan Ibrahim Kurnia Alamsyah Maulana Fauzi Abdullah Mahmud Idris',
    'Aini Hidayah Rahmadani Azizah Safira Amelia Hasanah Khairunnisa Fitriani Maharani Sari Oktaviani Huda Kamilah',
    0.05,
  ),
  chinese: habit(
    'Kevin Hendra Susanto Steven Andi Edy Ricky Wendy Jimmy Vincent Aliong Akhiong Budiman Ferry Willy Erwin Jackson Felix',
    'Jessica Melisa Lily Fransiska Meiling Vivian Siska Cindy Afung Yenny Angelina Felicia Novi Susan Merry',
    'Tanujaya Halim Gunawan Lim Bong Tjhin Kurniadi Wijaya Salim Chandra Liong Jap Lie Hartanto Sutanto Tandiono Djap Phang',
  ),
  minang: habit(
    'Rahmat Afrizal Yoga Doni Hendri Syafrizal Fajri Ikhsan Aulia Zulfahmi Arif Randi Ihsan Rio Febri',
    'Yulia Rahmi Silvia Mutia Annisa Wirda Resti Yeni Fauziah Lusi Vivi Desmawati Meri',
    'Chaniago Koto Sikumbang Tanjung Piliang Jambak Putra Hidayat Guci Caniago Syafri Malik',
    'Chaniago Koto Putri Rahmi Jambak Yanti Novita Fitri Sari Handayani',
    0.06,
  ),
  acehnese: habit(
    'Munawar Zulfikar Mukhlis Rizwan Safrizal Fauzan Teuku Maulidin Khalid Saiful Mahdi Rahmad',
    'Cut Nurlaila Mutia Rauzah Yusnidar Nuraini Safrida Maulida Asmaul Rizka',
    'Azhari Jalil Fuadi Ridha Yahya Hanafiah Ishak Usman Mahmudi Adami',
    'Nurbaiti Zahara Ulfa Marliana Rahmi Yusra Husna Mutiara',
    0.08,
  ),
  balinese: habit(
    'Wayan Made Nyoman Ketut Gede Komang Kadek Putu',
    'Wayan Made Nyoman Ketut Luh Komang Kadek Putu',
    'Suardana Artawan Widiantara Sudarma Suparta Wirawan Mahendra Adnyana Sutama Arnawa',
    'Suryani Ariani Puspawati Widiasih Sukerti Lestari Suastini Parwati Wiratni',
  ),
  bugis: habit(
    'Syamsul Ambo Baharuddin Muslimin Sudirman Ilham Rusdi Haerul Andi Firman Asrul Akbar Irwan Takdir',
    'Hasnawati Nurhayati Rosmini Andi Sitti Rahmatia Nurlinda Darmawati Hasni Mardiana Jumriani',
    'Bahri Mappaseng Daeng Sompa Tahir Rauf Patawari Kadir Amiruddin Mallarangeng Arifin Sanusi',
    'Rahman Tahir Kadir Amir Ramlah Syam Hamid Yunus Usman Basri',
    0.1,
  ),
  sasak: habit(
    'Lalu Muhsin Sahrul Zainul Rusman Mahsun Hamdi Samsul Jumaedi Saparudin',
    'Baiq Nurhidayah Mariani Suhartini Husnul Rohani Sumarni Zohriah',
    'Wiranata Hadi Hamzar Ihsan Suryadi Mukti Fathoni Rosidi Anwar Sapari',
    'Hidayati Nurul Wardani Suryani Aini Fitriah Zakiah Apriani',
    0.12,
  ),
  eastern: habit(
    'Yohanes Marselinus Petrus Yosep Fransiskus Ronaldo Stefanus Markus Paulus Elias Kristian Yulius Alfonsus Gregorius',
    'Maria Yuliana Theresia Kristina Margaretha Agustina Yosefina Elisabet Fransina Marlin Yublina Rosalina',
    'Seran Bria Nahak Tuhumury Pattinama Latuconsina Tefa Manuel Lobo Kogoya Wenda Rumbiak Tnunay Neno Bere Sahetapy Waromi Lewar',
  ),
} satisfies Record<string, Habit>;

type HabitName = keyof typeof habits;
type Mix = Partial<Record<HabitName, number>>;

const java: Mix = { javanese: 9, malay: 2, chinese: 0.4 };
const sunda: Mix = { sundanese: 8, javanese: 1.5, malay: 1 };
/** Which names are given where no province says otherwise. */
export const mixed: Mix = { javanese: 3, malay: 3, batak: 0.8, bugis: 0.5, chinese: 0.4 };
const east: Mix = { eastern: 8, bugis: 1, malay: 0.5 };
/** Which names are given in a province. */
export const mixes: Record<string, Mix> = {
  11: { acehnese: 8, malay: 2 },
  12: { batak: 7, malay: 2, javanese: 1, chinese: 1 },
  13: { minang: 9, malay: 1 },
  14: { malay: 6, minang: 2, batak: 1, javanese: 1 },
  19: { malay: 5, chinese: 3 },
  21: { malay: 5, chinese: 1.5, batak: 1.5, minang: 1, javanese: 1.5 },
  31: { javanese: 3, sundanese: 2, malay: 2, batak: 1, chinese: 1 },
  32: sunda,
  33: java,
  34: java,
  35: java,
  36: sunda,
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

const muhammads = ['Muhammad', 'Muhamad', 'Mohammad', 'Mohamad', 'Moch.', 'M.', 'Muh.', 'Mochamad', 'Ahmad', 'Abdul'];
const takesMuhammad: readonly HabitName[] = ['javanese', 'sundanese', 'malay', 'minang', 'acehnese', 'bugis', 'sasak'];
// One-word names are made of syllables, so that not too many people share one.
const alone = {
  male: [
    words('Su Wa Po Nga Sa Ka Mar Tar Kus Sar Par Dar'),
    words('ki gi di ri to ni na ti mi'),
    words('man min no yo jo to'),
  ],
  female: [words('Su Ka Wa Mu Tu Sar Jum Tar Par Ru'), words('i ri ni si ti mi ki'), words('yem nah ti yati mi asih')],
} as const;

export function nameFrom(chance: Chance, province: string, sex: Sex): string {
  const from = chance.weighted(mixes[province] ?? mixed) as HabitName;
  const { oneWord, [sex]: firsts, ...last } = habits[from];
  if (chance.yes(oneWord)) return alone[sex].map((syllables) => chance.pick(syllables)).join('');
  const lasts = sex === 'male' ? last.lastMale : last.lastFemale;
  const parts = [chance.pick(firsts), chance.pick(lasts)];
  if (from === 'balinese') parts.unshift(sex === 'male' ? 'I' : 'Ni');
  else if (sex === 'male' && takesMuhammad.includes(from) && chance.yes(0.2)) parts.unshift(chance.pick(muhammads));
  else if (chance.yes(0.28)) parts.splice(1, 0, chance.pick(firsts));
  return [...new Set(parts)].join(' ');
}

const spellings: [RegExp, string][] = [
  [/\b(Muhammad|Mochamad|Moch\.|Muh\.)/, 'Mohamad'],
  [/\b(Muhamad|Mohammad|Mohamad)/, 'M.'],
  [/^M\. /, 'Muhammad '],
  [/yah/, 'jah'],
  [/yo\b/, 'io'],
  [/im\b/, 'iem'],
  [/izky/, 'iski'],
  [/Sy/, 'Sj'],
  [/dh/, 'd'],
  [/ti\b/, 'ty'],
  [/ni\b/, 'ny'],
  [/wan\b/, 'uan'],
  [/u(?=[dmnrst])/, 'oe'],
  [/U(?=[dmnrst])/, 'Oe'],
  [/j(?=[aou])/, 'dj'],
  [/(?<=[a-z])y\b/, 'i'],
  [/([b-df-hj-np-tv-z])\1/, '$1'],
  [/(?<=[aeiou])([lnst])(?=[aeiou])/, '$1$1'],
];

/** The same name as another office heard or copied it: a letter or two differ, or a part is missing. */
export function respelled(chance: Chance, name: string): string {
  const variants = spellings.map(([from, to]) => name.replace(from, to)).filter((variant) => variant !== name);
  const parts = name.split(' ');
  if (parts.length > 2) variants.push([parts[0], parts.at(-1)].join(' '));
  return variants.length > 0 ? chance.pick(variants) : `${name.slice(0, -1)}${name.slice(-1)}h`;
}
