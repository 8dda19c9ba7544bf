/** What a BPMN file may bring; apart from the reader, since the browser needs no parser to know it. */
export const BPMN_MB_MAX = 1
export const PARTS_MAX = 5_000 // our own file of 40 steps has about 900
export const STEPS_MAX = 40
export const POSTS_MAX = 12
export const NOTES_MAX = 100
