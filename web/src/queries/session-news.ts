/** Tells the other windows that somebody came in or left: what they show may not be for whoever is there now. */
const channel = new BroadcastChannel('cuboid.session')
channel.onmessage = () => location.reload() // what is typed is kept

export const tellOtherWindows = (): void => channel.postMessage(null)
