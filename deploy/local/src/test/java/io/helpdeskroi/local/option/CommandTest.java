package io.helpdeskroi.local.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

    private static final Path HOME = Path.of("/project");

    @Test
    void leavesToTheFolderWhatIsNotSaid() {
        assertThat(parse("up")).isEqualTo(new Command.Up(Path.of("/project/.helpdesk-roi"), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), 1, false));
    }

    @Test
    void readsEveryOptionInBothForms() {
        Command.Up expected = new Command.Up(Path.of("/d"), Optional.of(new CompanySize("year", 300_000)), Optional.of(-7L),
                Optional.of(Vendors.REAL), Optional.of(9000), 3, true);

        assertThat(parse("up", "--data", "/d", "--size", "year", "--seed", "-7", "--vendors", "real", "--port-base", "9000",
                "--connector-replicas", "3", "--detach")).isEqualTo(expected);
        assertThat(parse("up", "--detach", "--data=/d", "--size=year", "--seed=-7", "--vendors=real", "--port-base=9000",
                "--connector-replicas=3"))
                .isEqualTo(expected);
    }

    @Test
    void readsTheOtherCommands() {
        assertThat(parse("down", "--data", "/d")).isEqualTo(new Command.Down(Path.of("/d")));
        assertThat(parse("status", "--data", "/d")).isEqualTo(new Command.Status(Path.of("/d")));
        assertThat(parse("token", "--role", "finance", "--data", "/d")).isEqualTo(new Command.Token(Path.of("/d"), "finance"));
    }

    @Test
    void takesANumberAsSize() {
        assertThat(CompanySize.of("50000").interactions()).isEqualTo(50_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''                       | Say what to do",
            "sideways                 | There is no command",
            "up --sise small          | \"--sise\" is not an option",
            "up --detach=yes          | \"--detach=yes\" is not an option",
            "up --size                | --size needs a value",
            "up --size tiny           | --size takes small, year or a number",
            "up --size 0              | --size takes small, year or a number",
            "up --size 2000001        | --size takes small, year or a number",
            "up --seed x              | --seed takes a number",
            "up --seed 1 --seed 2     | --seed is given twice",
            "up --vendors both        | --vendors takes sandbox or real",
            "up --port-base 80        | --port-base takes a number from 1024",
            "up --port-base 65401     | --port-base takes a number from 1024",
            "up --connector-replicas 5 | --connector-replicas takes a number from 1 to 4",
            "token                    | token needs --role",
            "token --role superuser   | token needs --role",
            "down --detach            | \"--detach\" is not an option" })
    void saysWhatIsWrong(String line, String sentence) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" +"));

        assertThatExceptionOfType(LaunchFailure.class).isThrownBy(() -> Command.parse(words, HOME))
                .withMessageContaining(sentence).satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.USAGE));
    }

    private static Command parse(String... words) {
        return Command.parse(List.of(words), HOME);
    }
}
