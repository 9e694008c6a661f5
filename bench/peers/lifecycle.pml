/* lifecycle.pml : Aurora cluster / Secrets Manager secret / KMS key lifecycle.
 * What bench/lifecycle_states.hpp explores, for Spin: both have the same states and the same transitions.
 * One transition system; every event is one d_step, so that Spin's stored states
 * are the semantic states of the simulator, not program counters.
 *
 *   spin -a -DNC=2 -DNK=2 lifecycle.pml && gcc -O2 -DSAFETY -w -o pan pan.c && ./pan -m1000000
 *
 * -DNC=n  clusters 1..4
 * -DNK=n  customer managed keys 1..3 (key number NK = the key provided by
 *         Secrets Manager, which can not be disabled)
 * -DNV=n  password versions are counted mod n (n >= 2)
 * -DDAYS=n adds an age per secret: 0..n days; at n the scheduled rotation is due
 * -DBUG=1 deleting a cluster whose secret is rotating forgets the secret (I1)
 * -DBUG=2 a cure flips impaired -> active without a rotation            (I5)
 * -DBUG=3 modify-on of an already managed cluster changes the key       (I4)
 * -DBUG=4 a rotation finishes though the key is disabled                (I3)
 * -DLIVE  compile the LTL formulae (then build pan without -DSAFETY, run with -a)
 */
#ifndef NC
#define NC 2
#endif
#ifndef NK
#define NK 2
#endif
#ifndef NV
#define NV 2
#endif
#ifndef BUG
#define BUG 0
#endif

#define S_NONE 0
#define S_CREATING 1
#define S_ACTIVE 2
#define S_ROTATING 3
#define S_IMPAIRED 4

bool cl[NC];            /* cluster exists                                */
bool managed[NC];       /* ManageMasterUserPassword                      */
byte st[NC];            /* secret status                                 */
byte key[NC];           /* key of the secret; NK = provided key           */
byte keyborn[NC];       /* ghost: key at the secret's birth (I4)          */
byte sver[NC];          /* current secret version mod NV                  */
byte pver[NC];          /* master password version in the cluster mod NV  */
bool lost[NC];          /* RDS lost its access to the secret (permission) */
bool dis[NK+1];         /* key disabled                                   */
#ifdef DAYS
byte age[NC];           /* days since the last rotation                   */
#define AGE0(c) age[c]=0;
#else
#define AGE0(c)
#endif
byte prev[NC];            /* scratch, 0 between events (hidden is not allowed with -DBFS) */

#define OK(c)   (!lost[c] && !dis[key[c]])
#define HAS(c)  (st[c] != S_NONE)
#define NEXT(c) sver[c] = (sver[c]+1)%NV
#define NEWSECRET(c,k) managed[c]=1; st[c]=S_CREATING; key[c]=k; keyborn[c]=k; lost[c]=0; sver[c]=(pver[c]+1)%NV; AGE0(c)
#define DROPSECRET(c)  managed[c]=0; st[c]=S_NONE; key[c]=0; keyborn[c]=0; lost[c]=0; sver[c]=0; AGE0(c)

#define CHECK1(c) \
  assert(!HAS(c) || cl[c]);                 /* I1 no secret without its cluster */ \
  assert(managed[c] == HAS(c));             /* I2 managed <=> secret exists     */ \
  assert(!(st[c]==S_ACTIVE || st[c]==S_IMPAIRED) || sver[c]==pver[c]); /* I3 the stored password opens the cluster */ \
  assert(key[c] == keyborn[c]);             /* I4 key immutable                 */ \
  assert(!(prev[c]==S_IMPAIRED && st[c]==S_ACTIVE)); /* I5 impaired leaves only by rotation/off/delete */ \
  prev[c] = 0;
#if NC==1
#define CHECK CHECK1(0)
#define MEM prev[0]=st[0];
#elif NC==2
#define CHECK CHECK1(0) CHECK1(1)
#define MEM prev[0]=st[0]; prev[1]=st[1];
#elif NC==3
#define CHECK CHECK1(0) CHECK1(1) CHECK1(2)
#define MEM prev[0]=st[0]; prev[1]=st[1]; prev[2]=st[2];
#else
#define CHECK CHECK1(0) CHECK1(1) CHECK1(2) CHECK1(3)
#define MEM prev[0]=st[0]; prev[1]=st[1]; prev[2]=st[2]; prev[3]=st[3];
#endif
#define EV(guard,effect) :: d_step { (guard) -> MEM effect; CHECK }

/* operations on cluster c and key k */
#define KEYOPS(c,k) \
  EV(!cl[c] && !dis[k],                cl[c]=1; pver[c]=0; NEWSECRET(c,k))   /* create managed */ \
  EV(cl[c] && !managed[c] && !dis[k],  NEWSECRET(c,k))                       /* modify on      */
#if BUG==3
#define B3(c) EV(st[c]==S_ACTIVE && key[c]!=NK, key[c]=NK)
#else
#define B3(c)
#endif
#if BUG==1
#define DELETE(c) EV(cl[c] && st[c]!=S_ROTATING, cl[c]=0; pver[c]=0; DROPSECRET(c)) EV(cl[c] && st[c]==S_ROTATING, cl[c]=0; pver[c]=0)
#else
#define DELETE(c) EV(cl[c], cl[c]=0; pver[c]=0; DROPSECRET(c))
#endif
#if BUG==2
#define CURE(c) EV(HAS(c) && lost[c] && st[c]==S_IMPAIRED, lost[c]=0; st[c]=S_ACTIVE) EV(HAS(c) && lost[c] && st[c]!=S_IMPAIRED, lost[c]=0)
#else
#define CURE(c) EV(HAS(c) && lost[c], lost[c]=0)
#endif
#if BUG==4
#define ROTFAIL(c) EV(st[c]==S_ROTATING && !OK(c), st[c]=S_ACTIVE)
#else
#define ROTFAIL(c) EV(st[c]==S_ROTATING && !OK(c), st[c]=S_IMPAIRED; sver[c]=pver[c])
#endif
#ifdef DAYS
#define CLOCK(c) EV(HAS(c) && st[c]!=S_CREATING && age[c]<DAYS, age[c]++) \
                 EV(age[c]==DAYS && st[c]==S_ACTIVE && OK(c), st[c]=S_ROTATING; NEXT(c))
#else
#define CLOCK(c)
#endif
#define OPS(c) \
  EV(!cl[c], cl[c]=1; pver[c]=0)                                             /* create, own password */ \
  EV(st[c]==S_ACTIVE || st[c]==S_IMPAIRED, DROPSECRET(c))                    /* modify off     */ \
  B3(c) DELETE(c) \
  EV(st[c]==S_ACTIVE && OK(c),    st[c]=S_ROTATING; NEXT(c))                 /* rotate now     */ \
  EV(st[c]==S_ACTIVE && !OK(c),   st[c]=S_IMPAIRED)                          /* cause detected, or rotation refused */ \
  EV(st[c]==S_IMPAIRED && OK(c),  st[c]=S_ROTATING; NEXT(c))                 /* the next rotation heals */ \
  EV(st[c]==S_CREATING && OK(c),  st[c]=S_ACTIVE; pver[c]=sver[c])           \
  EV(st[c]==S_CREATING && !OK(c), st[c]=S_IMPAIRED; pver[c]=sver[c])         \
  EV(st[c]==S_ROTATING && OK(c),  st[c]=S_ACTIVE; pver[c]=sver[c]; AGE0(c))  \
  ROTFAIL(c) \
  EV(HAS(c) && !lost[c], lost[c]=1)                                          /* cause: permission */ \
  CURE(c) CLOCK(c)
#define KEYENV(k) EV(!dis[k], dis[k]=1) EV(dis[k], dis[k]=0)

#if NK==1
#define ALLK(c) KEYOPS(c,0) KEYOPS(c,1)
#define KENV KEYENV(0)
#elif NK==2
#define ALLK(c) KEYOPS(c,0) KEYOPS(c,1) KEYOPS(c,2)
#define KENV KEYENV(0) KEYENV(1)
#else
#define ALLK(c) KEYOPS(c,0) KEYOPS(c,1) KEYOPS(c,2) KEYOPS(c,3)
#define KENV KEYENV(0) KEYENV(1) KEYENV(2)
#endif

active proctype world() {
end:
  do
  OPS(0) ALLK(0)
#if NC>1
  OPS(1) ALLK(1)
#endif
#if NC>2
  OPS(2) ALLK(2)
#endif
#if NC>3
  OPS(3) ALLK(3)
#endif
  KENV
  od
}

#ifdef LIVE
/* rot_ends is expected to FAIL (no fairness among events: keys may flap forever);
   that is the point: a liveness claim needs a fairness premise per event class */
ltl rot_ends  { [] ((st[0]==S_ROTATING) -> <> (st[0]!=S_ROTATING)) }
ltl imp_stays { [] ((st[0]==S_IMPAIRED) -> ((st[0]==S_IMPAIRED) W (st[0]==S_ROTATING || st[0]==S_NONE))) }
#endif
