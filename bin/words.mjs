/** The sentences of the scripts that run before anything is installed, in the language of the terminal (`LANG`). */
const sentences = {
  id: {
    installing: 'Memasang paket yang diperlukan (hanya sekali) …',
    building: 'Membangun aplikasi …',
    oldNode:
      'Pulang memerlukan Node 22 atau lebih baru di {platform}, sedangkan yang terpasang {version}: pasang yang baru dari https://nodejs.org.',
    noNetwork:
      'Paket tidak dapat diunduh karena registri npm tidak terjangkau: periksa sambungan internet, lalu ulangi.',
    noPlace: 'Folder {folder} tidak dapat ditulisi: beri izin tulis, atau pakai salinan Pulang di folder lain.',
    noSpace: 'Ruang disk habis: kosongkan sebagian, lalu ulangi.',
    busyFiles: 'Berkas di node_modules sedang dipakai program lain: hentikan program itu, lalu ulangi.',
    installFailed: 'Paket tidak dapat dipasang: {reason}',
    buildFailed: 'Aplikasi tidak dapat dibangun; keluarannya di atas.',
    badPort: 'PORT harus berupa angka 1 sampai 65535, bukan "{port}".',
    portInUse:
      'Porta {port} sedang dipakai program lain: hentikan program itu, atau pilih porta lain, misalnya PORT={other} {command}.',
    portForbidden:
      'Porta {port} tidak boleh dipakai oleh pengguna ini: pilih porta di atas 1023, misalnya PORT={other} {command}.',
    dataNoPlace:
      'Folder data {folder} tidak dapat ditulisi: beri izin tulis, atau pilih folder lain dengan PULANG_DATA_DIR.',
    notDemo:
      'Folder {folder} berisi data yang bukan data peragaan, jadi dibiarkan: pilih folder lain dengan PULANG_DATA_DIR.',
    isDemo:
      'Folder {folder} berisi data peragaan: jalankan npm run demo, atau pilih folder lain dengan PULANG_DATA_DIR.',
    interrupted: 'Pengisian sebelumnya terputus; data peragaan dimuat dari awal.',
    loading: 'Memuat data peragaan (semua orang di dalamnya rekaan) …',
    resetDone: 'Data peragaan lama di {folder} sudah dihapus.',
    unknownOption: 'Pilihan "{option}" tidak dikenal. Yang ada: --reset.',
    prepareFailed: 'Data tidak dapat disiapkan; sebabnya di atas.',
    starting: 'Menjalankan Pulang …',
    noAnswer: 'Pulang tidak menjawab dalam {seconds} detik; keluarannya di atas.',
    stoppedEarly: 'Pulang berhenti sendiri; sebabnya di atas.',
    ready: 'Pulang berjalan di {address}',
    demoHow: 'Buka alamat itu dan pilih Ayu, Bagus, Citra, Dewi, atau Eko di halaman masuk; tanpa kata sandi.',
    demoKey:
      'Kunci peragaan tersimpan di {key}, jadi siapa pun yang memegang komputer ini dapat membaca data peragaan. Jangan memasukkan data orang sungguhan.',
    startHow: 'Pada kunjungan pertama Anda menyiapkan kantor dan administrator pertama.',
    noMethod: 'Cara ini tidak dipakai di sini.',
    startSealed: 'Setelah itu, setiap kali dijalankan, pemegang kunci membukanya dengan frasa sandi di alamat itu.',
    startUnattended:
      'Terbuka sendiri dengan berkas kunci {key}: siapa pun yang memegang berkas itu dan data dapat membaca semuanya.',
    startOldKey:
      'Masih terbuka sendiri dengan berkas kunci lama {key}. Pilih frasa sandi di Pengelolaan, Kunci, lalu hapus berkas itu.',
    tooLarge: 'Yang dikirim terlalu besar.',
    tooManyAtOnce: 'Terlalu banyak dokumen dikirim pada saat yang sama. Tunggu sebentar, lalu ulangi.',
    noLength: 'Panjang kiriman tidak disebutkan.',
    howToStop: 'Hentikan dengan Ctrl-C.',
    stopped: 'Pulang sudah berhenti.',
  },
  en: {
    installing: 'Installing what is needed (only once) …',
    building: 'Building the app …',
    oldNode:
      'Pulang needs Node 22 or later on {platform}, and {version} is installed: get a newer one from https://nodejs.org.',
    noNetwork:
      'The packages cannot be downloaded because the npm registry does not answer: check the internet connection, then try again.',
    noPlace: 'The folder {folder} cannot be written: allow writing to it, or use a copy of Pulang in another folder.',
    noSpace: 'The disk is full: make room, then try again.',
    busyFiles: 'Another program is using files in node_modules: stop it, then try again.',
    installFailed: 'The packages cannot be installed: {reason}',
    buildFailed: 'The app cannot be built; its output is above.',
    badPort: 'PORT must be a number from 1 to 65535, not "{port}".',
    portInUse:
      'Port {port} is in use by another program: stop it, or choose another port, for example PORT={other} {command}.',
    portForbidden: 'This user may not use port {port}: choose one above 1023, for example PORT={other} {command}.',
    dataNoPlace:
      'The data folder {folder} cannot be written: allow writing to it, or choose another with PULANG_DATA_DIR.',
    notDemo:
      'The folder {folder} holds data that is not demonstration data, so it is left alone: choose another with PULANG_DATA_DIR.',
    isDemo: 'The folder {folder} holds demonstration data: run npm run demo, or choose another with PULANG_DATA_DIR.',
    interrupted: 'The last loading was interrupted; the demonstration data is loaded from the beginning.',
    loading: 'Loading the demonstration data (every person in it is invented) …',
    resetDone: 'The old demonstration data in {folder} is deleted.',
    unknownOption: 'There is no option "{option}". There is --reset.',
    prepareFailed: 'The data cannot be prepared; the reason is above.',
    starting: 'Starting Pulang …',
    noAnswer: 'Pulang did not answer within {seconds} seconds; its output is above.',
    stoppedEarly: 'Pulang stopped by itself; the reason is above.',
    ready: 'Pulang is running at {address}',
    demoHow: 'Open it and choose Ayu, Bagus, Citra, Dewi or Eko on the sign-in page; there is no password.',
    demoKey:
      'The demonstration key lies in {key}, so whoever has this machine can read the demonstration data. Do not enter data of real people.',
    startHow: 'The first visit sets up the first office and administrator.',
    noMethod: 'This method is not used here.',
    startSealed: 'After that, at every start, a key-holder unlocks it there with a passphrase.',
    startUnattended: 'It opens by itself with the key file {key}: whoever has that file and the data reads everything.',
    startOldKey:
      'It still opens by itself with the old key file {key}. Choose a passphrase under Administration, Keys, then delete that file.',
    tooLarge: 'What was sent is too large.',
    tooManyAtOnce: 'Too many documents are being sent at the same time. Wait a little, then try again.',
    noLength: 'The length of what was sent is not given.',
    howToStop: 'Stop it with Ctrl-C.',
    stopped: 'Pulang has stopped.',
  },
};

/** @typedef {keyof typeof sentences.en} Sentence */

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
export const language = /^(id|in)\b|^id_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'id' : 'en';

/**
 * A sentence in the language of the terminal.
 * @param {Sentence} name
 * @param {Record<string, string | number>} [values]
 */
export function words(name, values = {}) {
  return sentences[language][name].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));
}

/**
 * A sentence in both languages, for whoever asks over the network: the language of the terminal is not theirs.
 * @param {Sentence} name
 */
export function wordsInBoth(name) {
  return `${sentences.id[name]} ${sentences.en[name]}`;
}

/**
 * An end with one sentence instead of a stack.
 * @param {Sentence} name
 * @param {Record<string, string | number>} [values]
 * @returns {never}
 */
export function stop(name, values) {
  console.error(words(name, values));
  process.exit(1);
}
