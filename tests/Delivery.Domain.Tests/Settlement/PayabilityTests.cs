using Delivery.Domain.Settlement;
using static Delivery.Domain.Settlement.Payability;

namespace Delivery.Domain.Tests.Settlement;

public class PayabilityTests
{
    // street's word, media, staff's decision, carried over from last month
    public static TheoryData<bool?, bool, bool?, bool, Payability, bool> Cases { get; } =
        new()
        {
            { true, false, null, false, Payable, false },
            { true, true, null, false, Payable, false },
            { false, false, null, false, NotPayable, false },
            { false, true, null, false, Contradiction, false },
            { false, true, null, true, Contradiction, false },
            { false, true, true, false, Payable, false },
            { false, true, false, false, NotPayable, false },
            { null, true, null, false, Payable, true },
            { null, false, null, false, Deferred, true },
            { null, false, null, true, NotPayable, true },
            { null, true, null, true, Payable, true },
            { null, false, true, true, Payable, true },
            { true, false, false, false, NotPayable, false },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_lesson_is_paid_by_the_streets_word_or_by_media_where_it_is_silent(
        bool? street,
        bool media,
        bool? staff,
        bool carriedOver,
        Payability expected,
        bool silent
    ) =>
        Assert.Equal(
            new PayabilityDecision(expected, silent),
            PayabilityRules.Decide(new("310101002-2026-001-01", street, media, staff, carriedOver))
        );
}
