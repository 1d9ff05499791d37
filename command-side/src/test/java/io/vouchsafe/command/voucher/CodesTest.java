package io.vouchsafe.command.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vouchsafe.command.Json;
import io.vouchsafe.command.redemption.Till;
import io.vouchsafe.events.type.CodeKey;
import io.vouchsafe.events.type.Refusal;
import io.vouchsafe.events.type.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes: how they are spelt, told apart, generated and sized (contract §3.4, §3.5, §5.2). */
class CodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"summer-1", "SUMMER-1", " Summer-1 ", "\tsUmMeR-1\n"})
    void areTheSameWhateverTheirCaseAndTheBlanksAround(String spelling) {
        assertThat(CodeKey.of(spelling)).isEqualTo("SUMMER-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SALE10", "a", "1", "ÄÖ-ß", "two words", "a.b", "FINDER", "#1?x=y"})
    void mayBeAnythingThatFitsIntoAPath(String code) {
        assertThat(Code.refusal("code", code)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "a;b", "50%", ".", "..", "...", "a\nb", "a\u0000b", "\ud83c"})
    void mustBeReachableAndPrintable(String code) {
        assertThat(Code.refusal("code", code)).extracting(Refusal::code).isEqualTo(RefusalCode.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "FIND", "Find"})
    void mustNotBeTakenForAnotherRoute(String code) {
        assertThat(Code.refusal("code", code)).isEqualTo(Refusal.of("code", RefusalCode.INVALID, "is a reserved word"));
    }

    @Test
    void areOfAtMostSixtyFourCharacters() {
        assertThat(Code.refusal("code", "x".repeat(64))).isNull();
        assertThat(Code.refusal("code", "x".repeat(65)))
                .isEqualTo(Refusal.of("code", RefusalCode.TOO_LONG, "is too long (maximum is 64)", 64));
    }

    @ParameterizedTest
    @EnumSource(CodeType.class)
    void areGeneratedFromTheirAlphabetWithoutRepetition(CodeType type) {
        BatchTerms terms = new BatchTerms(true, 90, type, 3, "VOU");

        Set<String> codes = new CodeGenerator(new SplittableRandom(7)).codes(terms, 90, Set.of());

        assertThat(codes)
                .hasSize(90)
                .allMatch(code -> code.matches("VOU-[" + type.alphabet() + "]{3}"), "prefix, hyphen, three characters");
    }

    @Test
    void leaveOutWhatWasDrawnBefore() {
        BatchTerms terms = new BatchTerms(true, 10, CodeType.DIGITS, 1, "p");
        Set<String> before = Set.of("p-0", "p-2", "p-4", "p-6", "p-8");

        assertThat(new CodeGenerator(new SplittableRandom(7)).codes(terms, 5, before))
                .containsExactlyInAnyOrder("p-1", "p-3", "p-5", "p-7", "p-9");
    }

    @ParameterizedTest
    @EnumSource(CodeType.class)
    void haveNoLookAlikes(CodeType type) {
        String confusing = type == CodeType.DIGITS ? "" : type == CodeType.LETTERS ? "IO" : "IO015";

        assertThat(type.alphabet().chars().distinct().count())
                .isEqualTo(type.alphabet().length());
        assertThat(type.alphabet().chars()).noneMatch(c -> confusing.indexOf(c) >= 0);
    }

    @ParameterizedTest(name = "{1} of {0} need {2}")
    @CsvSource({
        "DIGITS, 1, 1",
        "DIGITS, 10, 2",
        "DIGITS, 11, 3",
        "DIGITS, 100, 3",
        "DIGITS, 50000, 6",
        "LETTERS, 57, 2",
        "LETTERS, 58, 3",
        "MIXED, 96, 2",
        "MIXED, 97, 3",
        "MIXED, 50000, 4"
    })
    void leaveTenTimesAsManyAsAreWanted(CodeType type, int size, int length) {
        assertThat(type.leastLength(size)).isEqualTo(length);
    }

    private static String batch(String json) {
        return Till.outcome(() -> BatchTerms.of(Json.body("{" + json + "}"), 50_000));
    }

    @Test
    void areSizedAsTheContractSays() {
        String rest = "'active': true, 'code_type': 'mixed', 'prefix': 'VOU', ";

        assertThat(BatchTerms.of(Json.body("{" + rest + "'size': 50000, 'random_part_length': 10}"), 50_000))
                .isEqualTo(new BatchTerms(true, 50_000, CodeType.MIXED, 10, "VOU"));
        assertThat(batch(rest + "'size': 1, 'random_part_length': 3")).isEqualTo("granted");
        assertThat(batch(rest + "'size': 50001, 'random_part_length': 6")).isEqualTo("size/above_maximum");
        assertThat(batch(rest + "'size': 0, 'random_part_length': 6")).isEqualTo("size/below_minimum");
        assertThat(batch(rest + "'size': 1, 'random_part_length': 11")).isEqualTo("random_part_length/above_maximum");
        assertThat(batch(rest + "'size': 1, 'random_part_length': 2")).isEqualTo("random_part_length/below_minimum");
        assertThat(batch(rest + "'size': 2980, 'random_part_length': 3")).isEqualTo("random_part_length/below_minimum");
        assertThat(batch(rest + "'size': 2979, 'random_part_length': 3")).isEqualTo("granted");
        assertThat(batch(rest.replace("VOU", "A/B") + "'size': 1, 'random_part_length': 3"))
                .isEqualTo("prefix/invalid");
    }

    @Test
    void needEveryAttributeOfABatch() {
        List<String> missing = new ArrayList<>(List.of(batch("").split(" ")));

        assertThat(missing)
                .containsExactlyInAnyOrder(
                        "prefix/required",
                        "active/required",
                        "size/required",
                        "code_type/required",
                        "random_part_length/required");
    }
}
