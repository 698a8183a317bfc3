using LineOfSight.Kernel.Access.Passwords;

namespace LineOfSight.Kernel.Tests.Access.Passwords;

public sealed class PasswordGuessTests
{
    private static readonly string[] Own = ["Ada Example", "Ada", "Example", "ada.example@norfolk.example", "norfolk", "Safeguarding", "Children", "Partnership", "lineofsight"];

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Password123456789")]
    [InlineData("P@ssw0rd!P@ssw0rd!")]
    [InlineData("correct horse battery staple")]
    [InlineData("CorrectHorseBatteryStaple1")]
    [InlineData("The quick brown fox jumps")]
    [InlineData("iloveyouiloveyou")]
    [InlineData("welcome to the team 2026")]
    [InlineData("letmeinletmeinletmein")]
    [InlineData("Liverpool Liverpool 2005")]
    [InlineData("three random words")]
    [InlineData("               ")]
    [InlineData("to be or not to be, that is the question")]
    public void What_many_people_use_is_refused(string password) => Assert.NotNull(PasswordGuess.Problem(password, Own));

    [Theory]
    [InlineData("qwertyuiopasdfgh", "run of keys")]
    [InlineData("1qaz2wsx3edc4rfv", "run of keys")]
    [InlineData("abcdefghijklmnop", "run of keys")]
    [InlineData("1234567890123456", "run of keys")]
    [InlineData("9876543210987654", "run of keys")]
    [InlineData("zzzzzzzzzzzzzzzzz", "repeat")]
    [InlineData("ab1ab1ab1ab1ab1ab1", "repeat")]
    [InlineData("kettlekettlekettle", "repeat")]
    public void Patterns_are_refused_with_their_name(string password, string words) =>
        Assert.Contains(words, PasswordGuess.Problem(password, Own) ?? "", StringComparison.Ordinal);

    [Theory]
    [InlineData("Ada Example 2026")]
    [InlineData("ada.example@norfolk.example")]
    [InlineData("adaexampleadaexample1")]
    [InlineData("Norfolk Safeguarding Children Partnership")]
    [InlineData("LineOfSight2026!!")]
    [InlineData("4d4ex4mple norfolk")]
    public void What_belongs_to_the_person_is_refused(string password) =>
        Assert.Contains("without your name", PasswordGuess.Problem(password, Own) ?? "", StringComparison.Ordinal);

    [Theory]
    [InlineData("kettle orbit lantern moss")]
    [InlineData("vJ8#kq2Lw9!tzR4x")]
    [InlineData("my gran keeps bees in Thetford")]
    [InlineData("пять холодных огурцов")]
    [InlineData("dreizehn grüne Löffel")]
    [InlineData("83951740268153926")]
    public void What_cannot_be_named_is_good_enough(string password) => Assert.Null(PasswordGuess.Problem(password, Own));

    [Fact]
    public void The_longest_password_is_judged_as_well() => Assert.NotNull(PasswordGuess.Problem(new string('a', 100) + new string('b', 100), Own));
}
