/** How much a machine lets a lab hold; `Infinity` where nothing says so. */
export interface Room {
  /** Network namespaces that the user may make: `user.max_net_namespaces`. */
  readonly namespaces: number;
  /** Mounts of one mount namespace: `fs.mount-max`; each network namespace is held by one. */
  readonly mounts: number;
  /** Open files of one process: its hard limit. */
  readonly descriptors: number;
  /** Bytes that can be had without swapping: of the machine, or of the control group if that has less. */
  readonly memory: number;
}

export const ENDLESS: Room = {
  namespaces: Number.POSITIVE_INFINITY,
  mounts: Number.POSITIVE_INFINITY,
  descriptors: Number.POSITIVE_INFINITY,
  memory: Number.POSITIVE_INFINITY,
};
