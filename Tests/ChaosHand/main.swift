ChaosHand.main()
