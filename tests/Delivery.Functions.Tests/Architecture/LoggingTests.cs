using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>What is logged has a number and a fixed text, so that it can be found, counted and alarmed on.</summary>
public sealed partial class LoggingTests
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static IEnumerable<(MethodInfo Method, LoggerMessageAttribute Message)> Messages =>
        from assembly in new[] { House.Functions, House.LocalFunctions, House.Local }
        from type in assembly.GetTypes()
        from method in type.GetMethods(All | BindingFlags.DeclaredOnly)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select (method, message);

    [Fact]
    public void A_message_has_a_number_of_its_own() =>
        Offences.AssertNone(
            Messages
                .GroupBy(one => one.Message.EventId)
                .Where(same => same.Key <= 0 || same.Count() > 1)
                .Select(same => $"{same.Key}: {string.Join(", ", same.Select(one => one.Method.Name))}"),
            "Event ids without a number, or given twice:"
        );

    [Fact]
    public void No_log_is_put_together_by_hand() =>
        Offences.AssertNone(
            from file in House.Files("functions", ".cs").Concat(House.Files("local", ".cs"))
            from line in House.ReadLines(file).Index()
            where ByHand().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}",
            "Write a [LoggerMessage] with an event id:"
        );

    [Theory]
    [InlineData("log.LogWarning(\"x\")", true)]
    [InlineData("logger.LogError(failure, \"x\")", true)]
    [InlineData("logger.Log(level, id, state, exception, formatter)", false)]
    public void A_call_by_hand_is_found(string line, bool found) => Assert.Equal(found, ByHand().IsMatch(line));

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex ByHand();
}
