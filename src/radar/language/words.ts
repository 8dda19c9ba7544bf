/**
 * Words that tell a language: pronouns, prepositions, conjunctions, particles and the verbs beside them, which stand in every
 * text and are hardly borrowed; and beginnings and ends of words. Written for this purpose, from no corpus. What stands in two
 * lists tells nothing and is left out when they are read.
 */
export const wordsOf = {
  id: `yang dan di ke dari untuk dengan pada tidak ini itu akan telah sudah belum adalah ada oleh karena sebagai dalam juga
    atau saat setelah sebelum antara kepada bagi para kami kita mereka dia ia saya anda kamu kalian bisa dapat harus masih
    hanya lebih sangat seperti agar supaya jika kalau bila namun tetapi tapi sehingga hingga sampai secara serta tersebut
    bahwa menjadi banyak semua setiap sejak tanpa tentang terhadap yaitu yakni bukan jangan apa siapa mengapa kenapa
    bagaimana kapan dimana mana sekarang kemarin besok nanti lagi saja aja gak nggak ngga enggak udah udh blm yg dgn utk
    dong sih kok deh banget kayak gimana gitu gini emang cuma cuman doang lalu kemudian sekali pula pun telah sedang
    lainnya lain satu dua tiga empat lima enam tujuh delapan sembilan sepuluh hari ini orang tahun mohon tolong terima
    kasih pak bu tadi pagi siang malam baru sama kapan sering selalu sudah pernah mungkin memang segera`,
  jv: `sing kang ing saka seko marang menyang karo lan utawa nanging ora mboten boten ndak durung dereng wis uwis sampun arep
    badhe bakal iki kuwi iku kae punika menika niki niku dheweke awake kowe panjenengan sampeyan kula piyambakipun
    wonten ana ono neng nang dening dados dadi kanggo kangge amarga jalaran mergo merga supados supaya yen menawa nek lamun
    kados koyo koyok luwih langkung banget sanget akeh kathah sithik sekedhik kabeh sedaya saben sapa sopo sinten opo
    menapa punapa piye kepriye pripun kapanan ngendi pundi saiki sakniki sapunika wingi sesuk mengko mangke wae
    mawon bae maneh malih isih taksih lagi nembe amung mung namung uga ugi uga inggih nggih iyo yo rek cak mbok ojo aja
    ampun kudu kedah iso saged entuk angsal gawe damel mulih wangsul tuku tumbas mangan nedha dhahar turu tilem
    dalan margi banyu toya omah griya wong tiyang lare esuk enjing bengi dalu dina dinten taun warsa siji setunggal
    kalih telu tiga papat sekawan lima enem pitu wolu sanga sepuluh rampung sampek nganti ngantos saget tenan estu
    sampun piyambak dhateng saking kaliyan tumrap wondene dene mula milanipun mila sabanjure salajengipun katon
    ketok krasa ngerti mangertos kandha ngendika takon tanglet gedhe ageng cilik alit apik elek awon`,
  en: `the of and to in is are was were be been being a an that this these those it its for on with as by at from or but not
    have has had do does did will would can could should may might must there their they them he she his her we our you your
    who which what when where why how all any each more most some such no nor only own same so than too very just if because
    until while about against between into through during before after above below up down out off over under again then
    once here also please still already yet since without within however people said says new one two three four five`,
} as const

export const piecesOf = {
  id: { begin: 'meng meny memb memp ber ter diper keber peny', end: 'nya kan annya' },
  jv: { begin: 'ng ny dh nge', end: 'ake aken ipun nipun kake' },
  en: { begin: 'wh th sch', end: 'tion ness ment ies ght ous ful ally ed' },
} as const
