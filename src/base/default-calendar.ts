/**
 * The calendar that Siar comes with, for an office to correct: the usual hours and those of Ramadan, and the days off of
 * 2025 to 2027. Hours: Perpres 21/2023. Days of 2025 and 2026: the joint decrees named with them. 2027 is a forecast by
 * the Hijri, Saka, Imlek and Buddhist calendars: its decree is not there yet, and its joint leave is unknown.
 */
import type { CalendarDay, CalendarEdition } from './calendar-edition.ts'

const HOURS = 'Perpres 21/2023'
const of2025 = 'SKB 1017, 2, 2 Tahun 2024'
const of2026 = 'SKB 1497, 2, 5 Tahun 2025'
const forecast = 'Perkiraan, SKB belum ada'

const monToThu = ['07:30-12:00', '13:00-16:00']
const ramadanMonToThu = ['08:00-12:00', '12:30-15:00']
const weekOf = (days: string[], friday: string[]) => ({ 1: days, 2: days, 3: days, 4: days, 5: friday, 6: [], 7: [] })
/** 37 h 30 min a week, and 32 h 30 min in Ramadan. */
const usualWeek = weekOf(monToThu, ['07:30-11:30', '13:00-16:30'])
const ramadanWeek = weekOf(ramadanMonToThu, ['08:00-11:30', '12:30-15:30'])

type Named = readonly [on: string, name: string, source?: string]
const days = (kind: CalendarDay['kind'], source: string, named: readonly Named[]): CalendarDay[] =>
  named.map(([on, name, own]) => ({ on, name, kind, hours: [], source: own ?? source, certain: source !== forecast }))

export const defaultCalendar: CalendarEdition = {
  zone: 'Asia/Jakarta',
  patterns: [
    { name: 'Jam kerja biasa', from: null, until: null, hours: usualWeek, source: HOURS, certain: true },
    { name: 'Ramadan 1447', from: '2026-02-19', until: '2026-03-20', hours: ramadanWeek, source: HOURS, certain: true },
    {
      name: 'Ramadan 1448',
      from: '2027-02-08',
      until: '2027-03-09',
      hours: ramadanWeek,
      source: HOURS,
      certain: false,
    },
  ],
  days: [
    ...days('holiday', of2025, [
      ['2025-01-01', 'Tahun Baru 2025 Masehi'],
      ['2025-01-27', 'Isra Mikraj Nabi Muhammad saw.'],
      ['2025-01-29', 'Tahun Baru Imlek 2576 Kongzili'],
      ['2025-03-29', 'Hari Suci Nyepi, Tahun Baru Saka 1947'],
      ['2025-03-31', 'Idulfitri 1446 Hijriah'],
      ['2025-04-01', 'Idulfitri 1446 Hijriah'],
      ['2025-04-18', 'Wafat Yesus Kristus'],
      ['2025-04-20', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['2025-05-01', 'Hari Buruh Internasional'],
      ['2025-05-12', 'Hari Raya Waisak 2569 BE'],
      ['2025-05-29', 'Kenaikan Yesus Kristus'],
      ['2025-06-01', 'Hari Lahir Pancasila'],
      ['2025-06-06', 'Iduladha 1446 Hijriah'],
      ['2025-06-27', '1 Muharam, Tahun Baru Islam 1447 Hijriah'],
      ['2025-08-17', 'Proklamasi Kemerdekaan'],
      ['2025-09-05', 'Maulid Nabi Muhammad saw.'],
      ['2025-12-25', 'Kelahiran Yesus Kristus (Natal)'],
    ]),
    ...days('joint-leave', of2025, [
      ['2025-01-28', 'Cuti bersama Imlek'],
      ['2025-03-28', 'Cuti bersama Nyepi'],
      ['2025-04-02', 'Cuti bersama Idulfitri'],
      ['2025-04-03', 'Cuti bersama Idulfitri'],
      ['2025-04-04', 'Cuti bersama Idulfitri'],
      ['2025-04-07', 'Cuti bersama Idulfitri'],
      ['2025-05-13', 'Cuti bersama Waisak'],
      ['2025-05-30', 'Cuti bersama Kenaikan Yesus Kristus'],
      ['2025-06-09', 'Cuti bersama Iduladha'],
      ['2025-08-18', 'Cuti bersama Proklamasi Kemerdekaan', 'SKB 933 Tahun 2025'],
      ['2025-12-26', 'Cuti bersama Natal'],
    ]),
    ...days('holiday', of2026, [
      ['2026-01-01', 'Tahun Baru 2026 Masehi'],
      ['2026-01-16', 'Isra Mikraj Nabi Muhammad saw.'],
      ['2026-02-17', 'Tahun Baru Imlek 2577 Kongzili'],
      ['2026-03-19', 'Hari Suci Nyepi, Tahun Baru Saka 1948'],
      ['2026-03-21', 'Idulfitri 1447 Hijriah'],
      ['2026-03-22', 'Idulfitri 1447 Hijriah'],
      ['2026-04-03', 'Wafat Yesus Kristus'],
      ['2026-04-05', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['2026-05-01', 'Hari Buruh Internasional'],
      ['2026-05-14', 'Kenaikan Yesus Kristus'],
      ['2026-05-27', 'Iduladha 1447 Hijriah'],
      ['2026-05-31', 'Hari Raya Waisak 2570 BE'],
      ['2026-06-01', 'Hari Lahir Pancasila'],
      ['2026-06-16', '1 Muharam, Tahun Baru Islam 1448 Hijriah'],
      ['2026-08-17', 'Proklamasi Kemerdekaan'],
      ['2026-08-25', 'Maulid Nabi Muhammad saw.'],
      ['2026-12-25', 'Kelahiran Yesus Kristus (Natal)'],
    ]),
    ...days('joint-leave', of2026, [
      ['2026-02-16', 'Cuti bersama Imlek'],
      ['2026-03-18', 'Cuti bersama Nyepi'],
      ['2026-03-20', 'Cuti bersama Idulfitri'],
      ['2026-03-23', 'Cuti bersama Idulfitri'],
      ['2026-03-24', 'Cuti bersama Idulfitri'],
      ['2026-05-15', 'Cuti bersama Kenaikan Yesus Kristus'],
      ['2026-05-28', 'Cuti bersama Iduladha'],
      ['2026-12-24', 'Cuti bersama Natal'],
    ]),
    ...days('holiday', forecast, [
      ['2027-01-01', 'Tahun Baru 2027 Masehi'],
      ['2027-01-05', 'Isra Mikraj Nabi Muhammad saw.'],
      ['2027-02-06', 'Tahun Baru Imlek 2578 Kongzili'],
      ['2027-03-08', 'Hari Suci Nyepi, Tahun Baru Saka 1949'],
      ['2027-03-10', 'Idulfitri 1448 Hijriah'],
      ['2027-03-11', 'Idulfitri 1448 Hijriah'],
      ['2027-03-26', 'Wafat Yesus Kristus'],
      ['2027-03-28', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['2027-05-01', 'Hari Buruh Internasional'],
      ['2027-05-06', 'Kenaikan Yesus Kristus'],
      ['2027-05-16', 'Iduladha 1448 Hijriah'],
      ['2027-05-20', 'Hari Raya Waisak 2571 BE'],
      ['2027-06-01', 'Hari Lahir Pancasila'],
      ['2027-06-07', '1 Muharam, Tahun Baru Islam 1449 Hijriah'],
      ['2027-08-15', 'Maulid Nabi Muhammad saw.'],
      ['2027-08-17', 'Proklamasi Kemerdekaan'],
      ['2027-12-25', 'Kelahiran Yesus Kristus (Natal)'],
    ]),
  ],
}
