/**
 * The part of the WebAssembly JavaScript interface that this package uses, with JSPI
 * (https://webassembly.github.io/js-promise-integration/js-api/). Node's own types leave it out and the DOM's lack JSPI.
 */
export {}

declare global {
  // Global names of the platform can only be declared by a namespace.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace WebAssembly {
    /** Compiled code without state; may be posted to other threads, which then share its machine code. */
    class Module {
      constructor(bytes: Uint8Array)
      private readonly module: true
    }
    class Instance {
      constructor(module: Module, imports?: Imports)
      readonly exports: Readonly<Record<string, ExportValue | undefined>>
    }
    class Memory {
      /** Sizes are pages of 64 KiB. @throws {RangeError} when no address space is left */
      constructor(descriptor: { initial: number; maximum: number; shared?: boolean })
      readonly buffer: ArrayBuffer | SharedArrayBuffer
      grow(pages: number): number
    }
    class Global {
      value: unknown
    }
    class Table {
      readonly length: number
      private readonly table: true
    }
    /** A function made of an async one: the guest that calls it is suspended until the promise settles. */
    class Suspending {
      constructor(target: HostCallable)
      private readonly suspending: true
    }
    class RuntimeError extends Error {}
    class CompileError extends Error {}
    class LinkError extends Error {}
    /** Thrown by the guest itself. */
    class Exception {
      private readonly exception: true
    }

    type GuestCallable = (...args: (number | bigint)[]) => unknown
    type HostCallable = (...args: never[]) => unknown
    type ExportValue = GuestCallable | Memory | Global | Table
    type ImportValue = HostCallable | GuestCallable | Suspending | Memory | Global | Table
    type Imports = Record<string, Record<string, ImportValue>>

    /** Runs the export on a stack of its own, so that the imports it calls may suspend it. */
    function promising(callable: GuestCallable): (...args: (number | bigint)[]) => Promise<unknown>
    function validate(bytes: Uint8Array): boolean
  }
}
