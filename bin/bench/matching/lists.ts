/**
 * Parts of Indonesian names, the frequent ones first: the n-th of a list is drawn the less often the further down it
 * stands. Gathered by hand per region from what is common there; nobody in particular bears the names made of them.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export type Region = {
  male: readonly string[];
  female: readonly string[];
  lastMale: readonly string[];
  lastFemale: readonly string[];
  /** The last part is handed down, so that brothers and sisters share it. */
  family: boolean;
  /** Share of men who bear Muhammad before their name. */
  muhammad: number;
  /** Shares of names of one, two, three and four parts. */
  parts: readonly [number, number, number, number];
};

const muslimMen = words(
  'Ahmad Abdul Rizky Fikri Hafiz Ilham Reza Fajar Rahmat Yusuf Ridwan Irfan Fahmi Taufik Hasan Ibrahim Ali Umar Syahrul Zulkarnain Firdaus Iskandar Fadli Khairul Ardiansyah Ramadhan Akbar Fauzan Farhan Rafi Naufal Haikal Zaki Luthfi Hanif Azis Rahman Rahim Hakim Karim Halim Malik Latif Syarif Jamal Kamal Nasir Basir Munir Anwar Mansur Mustofa Hamzah Idris Ismail Ishak Yahya Zakaria Sulaiman Harun Yunus Khalid Syukur Ghofur Wahab Qodir Salam Samsul Saiful Nurul Badrul Miftah Husni Zainal Zainul Arifin Abidin Hamid Rasyid Majid Mukhlis Muslim Mukmin Fathur Fatkhur Tajudin Jalaludin Syamsudin Burhanudin Nurdin Saifudin Aminudin Kamarudin Baharudin Alimudin Hasanudin Sirojudin Najmudin Muhidin Misbah Roni Imron Khoirul Syafiq Rifki Ikhsan Ihsan Wahid Aziz Daffa Alfian Alfarizi Dzaki Azka Rayhan',
);
const muslimWomen = words(
  'Siti Nur Fitri Aisyah Nurul Fatimah Zahra Khadijah Rahma Halimah Aminah Maryam Zainab Hasanah Salmah Hidayah Azizah Amelia Khairunnisa Fitriani Annisa Laila Latifah Maimunah Mariam Rohani Rukmini Ruqayah Safira Salsabila Nabila Naila Nadia Aulia Alya Syifa Husna Hanifah Jamilah Kholifah Khusnul Lutfiah Mahmudah Masruroh Mufidah Munawaroh Musyarofah Nafisah Nikmah Nuraini Nurhayati Nurhasanah Nurjanah Nurlaila Nurlela Nursiah Rofiqoh Rohmah Sakinah Sholihah Sumayah Syarifah Ulfah Umi Wardah Yasmin Zakiyah Zubaidah Zulaikha Faridah Hafsah Asma Atiqah Badriyah Dahlia Fauziah Ghina Habibah Inayah Istiqomah Qonita Rabiatul Saidah',
);
const modernMen = words(
  'Adi Andi Dedi Doni Eko Rudi Hendra Dimas Bayu Arif Rendi Aldi Riki Yoga Angga Bagas Galih Gilang Dika Rangga Rizal Roni Sandi Tomi Wahyu Yogi Yuda Anton Deni Edi Feri Heri Ivan Joni Novan Oki Rian Robi Teguh Ade Aris Budi Candra Danu Erwin Fandi Gerry Hadi Imam Jefri Krisna Leo Maulana Nanda Pandu Raka Satria Tegar Vino Wisnu Zidan Alvin Bima Cahya Darma Elang Fathan Guntur Haris Indra Johan Kiki Lukman Mahendra Nico Pras Rama Surya Topan Vicky Willy Yudi',
);
const modernWomen = words(
  'Dewi Rina Yuni Indah Ratna Sri Ayu Lina Rini Wati Desi Novi Eka Maya Putri Dina Intan Mega Nia Tika Vina Yanti Ani Dian Erna Fina Gita Heni Ika Juli Kartika Lia Mira Nina Okta Puji Resti Sari Tia Ulfa Vera Wulan Yulia Anggi Bella Citra Della Elsa Fira Hesti Irma Jihan Karina Lestari Melati Nabila Oliv Puspita Rahayu Silvia Tasya Uci Vivi Winda Yesi Zahra Agnes Bunga Cindy Diana Endang Feby Gina Hana',
);

const region = (
  male: readonly string[],
  female: readonly string[],
  lastMale: readonly string[],
  lastFemale: readonly string[] = lastMale,
  rest: Partial<Pick<Region, 'family' | 'muhammad' | 'parts'>> = {},
): Region => ({ male, female, lastMale, lastFemale, family: false, muhammad: 0, parts: [3, 60, 33, 4], ...rest });

/** A Javanese name is often made of a beginning and an ending; so is its like here, and the tail is long. */
const made = (starts: string, middles: string, ends: string): readonly string[] =>
  words(starts).flatMap((start, a) =>
    words(middles).flatMap((middle, b) =>
      // Not every combination is a name anybody has heard.
      words(ends).flatMap((end, c) => ((a * 7 + b * 5 + c * 3) % 4 === 0 ? [start + middle + end] : [])),
    ),
  );

const javaneseOld = {
  male: made(
    'Su Wa Po Nga Sa Ka Mar Tar Kus Sar Par Dar Har Wi Pra',
    'ki gi di ri to ni na ti mi ja',
    'man min no yo jo to so',
  ),
  female: made(
    'Su Ka Wa Mu Tu Sar Jum Tar Par Ru Las Mar Sri',
    'i ri ni si ti mi ki na ma',
    'yem nah ti yati mi asih ningsih',
  ),
};

export const regions = {
  javanese: region(
    [
      ...words(
        'Agus Bambang Budi Dwi Eko Joko Slamet Sugeng Tri Wahyu Heru Hendro Catur Danang Wawan Sigit Aditya Anggit',
      ),
      ...modernMen,
      ...javaneseOld.male,
    ],
    [...words('Endang Retno Sekar Ambar Diah Nanik Anggun Novita'), ...modernWomen, ...javaneseOld.female],
    [
      ...words(
        'Prasetyo Wibowo Santoso Nugroho Kurniawan Setiawan Hidayat Saputra Wijayanto Purnomo Susilo Riyadi Prabowo Utomo Handoko Wicaksono Pamungkas Suprapto Hartono Cahyono Susanto Widodo Haryanto Sulistyo Setyawan Mulyono Sutrisno Raharjo Yulianto Gunawan Kusuma Budiman Subagyo Sudarsono Wardoyo Iswanto Efendi Rohman Mustofa Maulana',
      ),
      ...javaneseOld.male,
    ],
    [
      ...words(
        'Lestari Wulandari Rahayu Puspitasari Handayani Astuti Ningsih Kusumawati Susanti Utami Anggraini Safitri Kartikasari Setyowati Purwaningsih Widyastuti Mulyani Rahmawati Pratiwi Permatasari Wijayanti Setiawati Yulianti Hapsari Indriani Fatmawati Sulistyowati Nurjanah Khasanah Purnamasari',
      ),
      ...javaneseOld.female,
    ],
    { muhammad: 0.14, parts: [14, 58, 25, 3] },
  ),
  sundanese: region(
    [
      ...words(
        'Asep Ujang Dadan Cecep Deden Iwan Yayan Encep Aep Jajang Dede Rizal Ridwan Rangga Gilang Firman Taufik Yogi Acep Wildan Opik Agus Dadang Tatang Nandang Endang Entis Ade Udin Maman Enjang Kosim Rohmat',
      ),
      ...modernMen,
    ],
    [
      ...words(
        'Euis Neneng Ai Teti Iis Nia Elis Rina Imas Lina Siti Wina Resti Yanti Popi Rita Ani Mila Sani Risma Cucu Entin Eneng Iin Tita Yeyet Oneng Nengsih',
      ),
      ...modernWomen,
    ],
    words(
      'Supriatna Hidayat Ramdani Sutisna Gunawan Permana Sopandi Maulana Nurdin Rohendi Suherman Kosasih Mulyana Firmansyah Suryana Herdiana Suhendar Saepudin Setiawan Hermawan Kurnia Solihin Sobari Suparman Komarudin Rukmana Wijaya Sukmana Kartiwa Nugraha Sumarna Taryana Junaedi Saputra',
    ),
    words(
      'Nurhasanah Marlina Suryani Nuraeni Rohaeni Komalasari Juariah Sumiati Maryati Nurlela Sulastri Rosmiati Herawati Nurjanah Sumarni Kurniasih Rohayati Rostiana Sukaesih Kartini Aminah Rahmawati Susilawati Lestari Apriliani Handayani Yuliani Nurfadilah',
    ),
    { muhammad: 0.15, parts: [7, 65, 26, 2] },
  ),
  batak: region(
    [
      ...words(
        'Jhonson Ronal Sahat Parlindungan Togar Hotman Daniel Andreas Rudi Marihot Poltak Bonar Binsar Samuel Jefri Ricardo Frengki Dedi Charles Rinto Manaek Josua Martua Saut Tumpal Hasiholan Jonathan Petrus Edward Roy Ganda Mangasi',
      ),
      ...modernMen,
    ],
    [
      ...words(
        'Rosmaida Tiurma Rotua Lasma Ester Debora Marlina Nova Romauli Friska Yanti Sondang Tiarma Meriati Christina Ruth Natalia Desi Lenny Hotmaida Rentina Nurmala Roslina Sarah Elfrida',
      ),
      ...modernWomen,
    ],
    words(
      'Simanjuntak Nainggolan Siregar Sitompul Hutapea Lubis Harahap Nasution Ginting Sembiring Tarigan Simbolon Pasaribu Manurung Situmorang Panjaitan Silalahi Tampubolon Marpaung Sinaga Purba Damanik Saragih Hutagalung Lumbantobing Siahaan Sihombing Simamora Gultom Napitupulu Pardede Hasibuan Batubara Rangkuti Daulay Pohan Munthe Barus Karo Sitorus Aritonang Butarbutar Sirait Tambunan Siallagan Pakpahan Sianturi Hutabarat Samosir Rajagukguk',
    ),
    undefined,
    { family: true, muhammad: 0.03, parts: [1, 62, 34, 3] },
  ),
  minahasan: region(
    words(
      'Jefry Stenly Ferdinan Rocky Marsel Alfian Steven Brayen Hendrik Vicky Ronald Fabian Michael Aldo Yosua Refly Denny Jimmy Christian Richard Novri Jerry Franky Maikel Andre Reinhard Glen Frando Jonly Meyer',
    ),
    words(
      'Meiske Vera Jenifer Stela Grace Olvi Merlin Natalia Angelia Sintia Gabriela Youla Marsye Indri Claudia Feiby Novita Fransiska Deisy Jeane Sherly Vonny Chelsea Tirsa Yunita Selvi Anastasia',
    ),
    words(
      'Manoppo Rumengan Lumentut Wowor Kaunang Mandagi Tumewu Pangemanan Sondakh Runtuwene Walangitan Kawengian Rantung Tangkudung Warouw Mamahit Tambajong Lengkong Polii Sumual Lasut Kalalo Rorimpandey Mokoagow Pontoh Supit Wagey Mewengkang Kandou Tular Mamuaja Karundeng Sengkey Pesik Tumbel',
    ),
    undefined,
    { family: true, parts: [0, 66, 32, 2] },
  ),
  malay: region(
    [...muslimMen, ...modernMen],
    [...muslimWomen, ...modernWomen],
    [
      ...words(
        'Syahputra Hidayat Ramadhan Saputra Iskandar Effendi Hakim Hasan Ibrahim Kurnia Alamsyah Maulana Fauzi Abdullah Mahmud Idris Pratama Putra Kurniawan Setiawan Gunawan Firmansyah Ardiansyah Prayoga Wijaya Hamdani Siddiq Fadillah Nasrullah Aditya Wahyudi Irawan',
      ),
      ...muslimMen.slice(40),
    ],
    [
      ...words(
        'Aini Hidayah Rahmadani Azizah Safira Amelia Hasanah Khairunnisa Fitriani Maharani Sari Oktaviani Huda Kamilah Putri Lestari Permata Anggraini Utami Ramadhani Wahyuni Susanti Rahmawati Marlina Yulianti Handayani',
      ),
      ...muslimWomen.slice(40),
    ],
    { muhammad: 0.24, parts: [5, 58, 33, 4] },
  ),
  chinese: region(
    words(
      'Kevin Hendra Susanto Steven Andi Edy Ricky Wendy Jimmy Vincent Aliong Akhiong Budiman Ferry Willy Erwin Jackson Felix Albert Hendri Johan Tony Alex Suryadi Handoko William Calvin Acong Afuk Bunsen',
    ),
    words(
      'Jessica Melisa Lily Fransiska Meiling Vivian Siska Cindy Afung Yenny Angelina Felicia Novi Susan Merry Linda Susi Silvia Fenny Mei Ailing Akhim Natalia Jenny',
    ),
    words(
      'Tanujaya Halim Gunawan Lim Bong Tjhin Kurniadi Wijaya Salim Chandra Liong Jap Lie Hartanto Sutanto Tandiono Djap Phang Tan Ng Chai Lay Tjong Liu Kosasih Setiadi Wibisono Santosa Budiono Hartono',
    ),
    undefined,
    { family: true, parts: [7, 68, 25, 0] },
  ),
  minang: region(
    [
      ...words(
        'Rahmat Afrizal Yoga Doni Hendri Syafrizal Fajri Ikhsan Aulia Zulfahmi Randi Ihsan Rio Febri Afdal Zulhendri Yusrizal Nofrizal Budi Dafri Rinaldi Mardian',
      ),
      ...muslimMen.slice(0, 30),
    ],
    [
      ...words(
        'Yulia Rahmi Silvia Mutia Annisa Wirda Resti Yeni Fauziah Lusi Vivi Desmawati Meri Yulisma Elvi Gusti Weni Nelvi Yosi Refni',
      ),
      ...muslimWomen.slice(0, 20),
    ],
    words(
      'Chaniago Koto Sikumbang Tanjung Piliang Jambak Putra Hidayat Guci Caniago Syafri Malik Eka Saputra Rahman Zulkifli Amri Syahputra Efendi Melayu',
    ),
    words(
      'Chaniago Koto Putri Rahmi Jambak Yanti Novita Fitri Sari Handayani Yulianti Rahayu Sikumbang Tanjung Wulandari Elfina',
    ),
    { muhammad: 0.16, parts: [8, 66, 24, 2] },
  ),
  acehnese: region(
    [
      ...words(
        'Munawar Zulfikar Mukhlis Rizwan Safrizal Fauzan Teuku Maulidin Khalid Saiful Mahdi Rahmad Zulkifli Muzakir Iskandar Marzuki Bustami Nasruddin Muliadi',
      ),
      ...muslimMen,
    ],
    [
      ...words(
        'Cut Nurlaila Mutia Rauzah Yusnidar Nuraini Safrida Maulida Asmaul Rizka Nurmala Erlina Suraiya Ainal Raihan',
      ),
      ...muslimWomen,
    ],
    words(
      'Azhari Jalil Fuadi Ridha Yahya Hanafiah Ishak Usman Mahmudi Adami Abdullah Ibrahim Sulaiman Hasballah Ilyas Daud Amin Nurdin Husaini Yusuf',
    ),
    words('Nurbaiti Zahara Ulfa Marliana Rahmi Yusra Husna Mutiara Fitria Hayati Wahyuni Safira Maulina Nazira'),
    { muhammad: 0.2, parts: [13, 65, 21, 1] },
  ),
  balinese: region(
    words('Wayan Made Nyoman Ketut Gede Komang Kadek Putu'),
    words('Wayan Made Nyoman Ketut Luh Komang Kadek Putu'),
    words(
      'Suardana Artawan Widiantara Sudarma Suparta Wirawan Mahendra Adnyana Sutama Arnawa Sudiarta Wijaya Suastika Yasa Darmawan Saputra Mertayasa Subagia Sukarya Adiputra Suweca Budiarta Arimbawa Sudana Astawa Parwata Jaya Winata Pradnyana Suryawan',
    ),
    words(
      'Suryani Ariani Puspawati Widiasih Sukerti Lestari Suastini Parwati Wiratni Sriasih Astuti Dewi Wahyuni Murniati Sutarmi Aryani Yuliani Ratnadi Juniantari Cahyani Trisnayanti Sukmawati',
    ),
    { parts: [0, 55, 40, 5] },
  ),
  bugis: region(
    [
      ...words(
        'Syamsul Ambo Baharuddin Muslimin Sudirman Ilham Rusdi Haerul Andi Firman Asrul Akbar Irwan Takdir Daeng Sultan Rustam Ardi Syahrir Jufri Hamka',
      ),
      ...muslimMen,
    ],
    [
      ...words(
        'Hasnawati Nurhayati Rosmini Andi Sitti Rahmatia Nurlinda Darmawati Hasni Mardiana Jumriani Besse Kartini Hasnah Sitti Nurbaya Indo',
      ),
      ...muslimWomen,
    ],
    words(
      'Bahri Mappaseng Daeng Sompa Tahir Rauf Patawari Kadir Amiruddin Mallarangeng Arifin Sanusi Saleh Nur Bakri Hamid Tajuddin Rahman Syam Mappanyukki Lallo Tiro',
    ),
    words('Rahman Tahir Kadir Amir Ramlah Syam Hamid Yunus Usman Basri Sari Nur Halim Wahab Saleh Ningsih'),
    { muhammad: 0.15, parts: [12, 66, 20, 2] },
  ),
  sasak: region(
    [
      ...words(
        'Lalu Muhsin Sahrul Zainul Rusman Mahsun Hamdi Samsul Jumaedi Saparudin Mahnan Sahnan Amaq Suparman Nasrudin Mustiadi',
      ),
      ...muslimMen,
    ],
    [
      ...words('Baiq Nurhidayah Mariani Suhartini Husnul Rohani Sumarni Zohriah Inaq Sahnim Muliani Nurhayati Saknah'),
      ...muslimWomen,
    ],
    words(
      'Wiranata Hadi Hamzar Ihsan Suryadi Mukti Fathoni Rosidi Anwar Sapari Jayadi Satriawan Hamdani Zulkarnaen Ahyar',
    ),
    words('Hidayati Nurul Wardani Suryani Aini Fitriah Zakiah Apriani Hartini Wulandari Astuti Pertiwi'),
    { muhammad: 0.16, parts: [18, 62, 19, 1] },
  ),
  eastern: region(
    words(
      'Yohanes Marselinus Petrus Yosep Fransiskus Ronaldo Stefanus Markus Paulus Elias Kristian Yulius Alfonsus Gregorius Antonius Benediktus Dominikus Emanuel Frederikus Hironimus Ignasius Karolus Laurensius Melkianus Nikolaus Oktovianus Robertus Silvester Thomas Viktor Yakobus Agustinus',
    ),
    words(
      'Maria Yuliana Theresia Kristina Margaretha Agustina Yosefina Elisabet Fransina Marlin Yublina Rosalina Adriana Bernadeta Dorkas Elisabeth Fransiska Katarina Magdalena Paulina Regina Skolastika Veronika Wilhelmina Yohana Emilia',
    ),
    words(
      'Seran Bria Nahak Tuhumury Pattinama Latuconsina Tefa Manuel Lobo Kogoya Wenda Rumbiak Tnunay Neno Bere Sahetapy Waromi Lewar Klau Fahik Asa Mau Leki Taek Bouk Atok Hale Manek Nenometa Boimau Nomleni Selan Benu Tabun Liunokas Wonda Tabuni Yikwa Murib Pigai Mote Rumbewas Mandacan Ohoiwutun Rahayaan Lekipiouw',
    ),
    undefined,
    { family: true, parts: [2, 52, 40, 6] },
  ),
} satisfies Record<string, Region>;

export type RegionName = keyof typeof regions;
