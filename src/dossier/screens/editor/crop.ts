/** The part of a picture that is used: whole pixels, within the picture, of a shape if one is chosen. */
export type Size = { readonly width: number; readonly height: number }
export type Box = Size & { readonly x: number; readonly y: number }

/** Width by height; null for any. */
export const shapes = { free: null, '16:9': 16 / 9, '4:3': 4 / 3, '1:1': 1, '4:5': 4 / 5 } as const
export type Shape = keyof typeof shapes

/** The box moved so far as the picture goes. */
export function moved(box: Box, by: { readonly x: number; readonly y: number }, whole: Size): Box {
  const within = (at: number, length: number, most: number) => Math.min(Math.max(Math.round(at), 0), most - length)
  return { ...box, x: within(box.x + by.x, box.width, whole.width), y: within(box.y + by.y, box.height, whole.height) }
}

/** The box with another size from its upper left corner, in the shape that is chosen; one pixel at least. */
export function sized(box: Box, to: Size, whole: Size, shape: Shape): Box {
  const ratio = shapes[shape]
  const most = { width: whole.width - box.x, height: whole.height - box.y }
  const within = (length: number, max: number) => Math.min(Math.max(Math.round(length) || 1, 1), max)
  const width = within(to.width, most.width)
  if (ratio === null) return { ...box, width, height: within(to.height, most.height) }
  const fits = Math.min(width, Math.max(1, Math.floor(most.height * ratio)))
  return { ...box, width: fits, height: within(fits / ratio, most.height) }
}

/** The largest box of a shape, in the middle. */
export function largest(whole: Size, shape: Shape): Box {
  const ratio = shapes[shape] ?? whole.width / whole.height
  const width = Math.max(1, Math.min(whole.width, Math.round(whole.height * ratio)))
  const height = Math.max(1, Math.min(whole.height, Math.round(width / ratio)))
  return { x: Math.floor((whole.width - width) / 2), y: Math.floor((whole.height - height) / 2), width, height }
}
