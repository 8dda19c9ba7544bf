/** Words that an Indonesian desk puts for another without telling anything else by it, as an editor does who rewrites. */
import { hashOf } from './words.ts'

/** One group a line. Verbs of saying are left out: who quotes by ear puts another too, and so each quote would be of one hand. */
const GROUPS = `
adalah ialah merupakan
agar supaya
akan bakal
anak bocah
atas mengenai soal tentang
baru anyar
beberapa sejumlah sebanyak
bisa dapat
dan serta
uang duit
desa kampung
di pada
ditaksir diperkirakan
acara kegiatan
berlangsung terjadi
buruh pekerja
datang tiba
diagendakan dijadwalkan
diawali dimulai
diduga ditengarai
diminta diimbau
ditargetkan dipatok
diselenggarakan dilaksanakan digelar diadakan
harus mesti wajib
hingga sampai
jadi menjadi
jiwa orang
hanya cuma sekadar
ikut turut
ingin hendak mau
jika apabila bila kalau
juga pula
jumlah total
karena akibat lantaran sebab
kejadian insiden peristiwa
kemudian lalu lantas
kini sekarang
laki lelaki pria
lewat melalui via
lokasi tempat
meminta minta
membangun mendirikan
membuat menjadikan
memakai menggunakan
membutuhkan memerlukan
meningkat naik
menyelesaikan merampungkan
memberi memberikan menyerahkan
memeriksa mengecek
memperbaiki membenahi
meninggal tewas wafat
meski kendati meskipun walau walaupun
namun tapi tetapi
perempuan wanita
pertama perdana
petugas personel aparat
rumah kediaman hunian
rusak hancur
saat kala ketika
sangat amat
sebelum jelang menjelang
sedang tengah
sedangkan sementara
sejak mulai semenjak
selama sepanjang
segera lekas
seluruh segenap semua
sering kerap
setelah selepas sesudah seusai usai
setiap tiap
siswa murid pelajar
tercatat terdata
sudah telah
terdapat ada
tidak tak
untuk bagi demi guna
warga masyarakat penduduk
wilayah daerah kawasan
yaitu yakni
`

const FIRST = new Map<number, number>()
for (const group of GROUPS.trim().split('\n')) {
  const [first = 0, ...others] = group.split(' ').map(hashOf)
  for (const it of others) FIRST.set(it, first)
}

/** A word's hash as that of the first of its group. */
export const plainly = (hash: number): number => FIRST.get(hash) ?? hash
