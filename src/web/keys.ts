import { useEffect } from 'react'

const GO_MS = 1500 // how long a `g` waits for its letter
let placeAskedAt = Number.NEGATIVE_INFINITY
const isPlaceAsked = () => performance.now() - placeAskedAt < GO_MS

/**
 * Keys of a screen, by the character typed. They rest while a person writes in a field or holds a modifier other than Shift, and while a
 * `g` waits for its letter. A key that answers `false` did nothing and is left to the others.
 */
export function useKeys(keys: Readonly<Record<string, () => unknown>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isOurs(event) || isPlaceAsked()) return
      const act = keys[event.key]
      if (!act || act() === false) return
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [keys])
}

/** Leads from `g` and a letter to a place, whatever that letter alone does on the screen. */
export function useGoKeys(places: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isOurs(event)) return
      const asked = isPlaceAsked()
      placeAskedAt = event.key === 'g' ? performance.now() : Number.NEGATIVE_INFINITY
      const go = asked ? places[event.key] : undefined
      if (!go) return
      event.preventDefault()
      go()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [places])
}

const isOurs = (event: KeyboardEvent) =>
  !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target))

/** A box that is ticked takes no letters. */
const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select, dialog, dialog *'))
