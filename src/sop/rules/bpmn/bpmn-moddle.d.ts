/** The part of `bpmn-moddle` that we call; the package (10.3.1) types its elements only, not its reader. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, object>>)
    /** Rejects with an error whose message has lines, the last of them `nested error: …`. */
    fromXML(xml: string): Promise<unknown>
  }
}
