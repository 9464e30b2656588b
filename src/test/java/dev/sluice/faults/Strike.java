package dev.sluice.faults;

/// Something goes wrong, and is right again later. Its text tells a reader what it was.
interface Strike {
    void hit();

    void heal();

    static Strike of(String name, Runnable hit, Runnable heal) {
        return new Strike() {
            @Override
            public void hit() {
                hit.run();
            }

            @Override
            public void heal() {
                heal.run();
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }
}
