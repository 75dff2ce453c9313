using Sfn2Durable.Emit;
using Sfn2Durable.Emit.Syntax;
using Converter.Tests.Emit.Syntax;

namespace Converter.Tests.Emit;

public sealed class NameStyleTests
{
    [Theory]
    [InlineData("Is Ticket Issued?", "IsTicketIssued")]
    [InlineData("reserve-flight", "ReserveFlight")]
    [InlineData("get_user.data", "GetUserData")]
    [InlineData("alreadyCamel", "AlreadyCamel")]
    [InlineData("getURL", "GetURL")]
    [InlineData("SNS Publish", "SNSPublish")]
    [InlineData("VALIDATE ORDER", "ValidateOrder")]
    [InlineData("VALIDATE_ID_2", "ValidateID2")]
    [InlineData("OK", "OK")]
    [InlineData("SQS", "SQS")]
    [InlineData("Don't Retry", "DontRetry")]
    [InlineData("v1.2", "V1_2")]
    [InlineData("Step 1", "Step1")]
    [InlineData("2nd Step", "State2ndStep")]
    [InlineData("", "State")]
    [InlineData("?!", "State")]
    [InlineData("\ud83d\ude00", "State")]
    [InlineData("\ud800x", "X")]
    [InlineData("Überweisung prüfen", "ÜberweisungPrüfen")]
    [InlineData("注文 確認", "注文確認")]
    [InlineData("cafe\u0301 noir", "Cafe\u0301Noir")]
    [InlineData("\u0301a", "A")]
    [InlineData("_private", "Private")]
    [InlineData("a\u200db", "AB")]
    [InlineData("class", "Class")]
    public void Pascal(string text, string expected) => Assert.Equal(expected, NameStyle.ToPascal(text));

    [Theory]
    [InlineData("Is Ticket Issued?", "isTicketIssued")]
    [InlineData("URL List", "urlList")]
    [InlineData("SNSPublish", "snsPublish")]
    [InlineData("OK", "ok")]
    [InlineData("X", "x")]
    [InlineData("getURL", "getURL")]
    [InlineData("2nd", "state2nd")]
    [InlineData("", "state")]
    [InlineData("Überweisung", "überweisung")]
    public void Camel(string text, string expected) => Assert.Equal(expected, NameStyle.ToCamel(text));

    [Fact]
    public void The_noun_stands_in_for_what_is_missing()
    {
        Assert.Equal("Variable", NameStyle.ToPascal("", "Variable"));
        Assert.Equal("variable1", NameStyle.ToCamel("1", "Variable"));
    }

    [Fact]
    public void Any_text_becomes_an_identifier()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => (char)random.Next(0x10000)));

            Assert.True(Identifier.IsValid(NameStyle.ToPascal(text)));
            Assert.True(Identifier.IsValid(NameStyle.ToCamel(text)));
        }

        var texts = Enumerable.Range(0, 500).Select(seed => new RandomCode(seed).Text());
        Assert.All(texts, text => Assert.True(Identifier.IsValid(NameStyle.ToPascal(text))));
    }
}
