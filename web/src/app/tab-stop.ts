import { createContext } from 'react'

/**
 * Where arrow keys lead from one control to the next, as in a table of hundreds, Tab stops at one of them alone: the
 * others are given -1. Undefined: each is a stop.
 */
export const TabStop = createContext<0 | -1 | undefined>(undefined)
