package io.vouchsafe.query.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class NumberSetTest {

    private static RoaringBitmap storedAndReadAgain(RoaringBitmap bitmap) {
        return NumberSet.bitmap(NumberSet.bytes(bitmap));
    }

    @Test
    void theSameSetIsTheSameBytesWhereRunsAndMembersTakeTheSameRoom() {
        RoaringBitmap shrunk = storedAndReadAgain(RoaringBitmap.bitmapOf(7, 8, 9, 10, 11));
        shrunk.remove(10);
        shrunk.remove(11);

        assertThat(NumberSet.bytes(shrunk)).isEqualTo(NumberSet.bytes(RoaringBitmap.bitmapOf(7, 8, 9)));
    }

    @Test
    void theSameSetIsTheSameBytesWhateverBatchesItCameIn() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            RoaringBitmap once = new RoaringBitmap();
            RoaringBitmap often = new RoaringBitmap();
            int range = 1 + random.nextInt(1 << random.nextInt(1, 20));
            for (int i = 0; i < 3_000; i++) {
                int number = random.nextInt(range);
                if (random.nextInt(4) == 0) {
                    once.remove(number);
                    often.remove(number);
                } else {
                    once.add(number);
                    often.add(number);
                }
                if (random.nextInt(20) == 0) {
                    often = storedAndReadAgain(often);
                }
            }

            assertThat(NumberSet.bytes(often)).as("seed %d", seed).isEqualTo(NumberSet.bytes(once));
        }
    }
}
