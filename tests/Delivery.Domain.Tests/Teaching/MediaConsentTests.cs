using Delivery.Domain.Teaching;
using Xunit;

namespace Delivery.Domain.Tests.Teaching;

public sealed class MediaConsentTests
{
    [Theory]
    [InlineData(MediaConsent.Everyone, true)]
    [InlineData(MediaConsent.EvidenceOnly, false)]
    [InlineData(MediaConsent.NotAsked, false)]
    public void Only_what_everybody_agreed_to_may_be_public(MediaConsent consent, bool mayBe) =>
        Assert.Equal(mayBe, consent.MayBePublic());
}
