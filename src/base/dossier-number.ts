/** As people say it: year and number of four digits at least, `2026/0412`. */
export function dossierNumber(year: number, number: number): string {
  return `${year}/${String(number).padStart(4, '0')}`
}
